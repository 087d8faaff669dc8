import { expect, test } from "vitest";
import { expiryOf } from "./url-expiry";

test("reads the end of a presigned URL", () => {
  const url = "http://127.0.0.1:9000/clips/a.mp4?X-Amz-Date=20261120T060000Z&X-Amz-Expires=7200&X-Amz-Signature=0";
  expect(expiryOf(url)).toBe(Date.parse("2026-11-20T08:00:00Z"));
});

test("knows nothing of other URLs", () => {
  expect(expiryOf("https://example.com/a.mp4")).toBeNull();
  expect(expiryOf("https://example.com/a.mp4?X-Amz-Date=today&X-Amz-Expires=7200")).toBeNull();
});
