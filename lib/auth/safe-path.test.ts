import { expect, test } from "vitest";
import { safePath, signInPath } from "./safe-path";

test.each(["/videos", "/videos/1?q=a b#t", "/"])("keeps %s", (path) => {
  expect(new URL(safePath(path), "http://a.example").href).toBe(new URL(path, "http://a.example").href);
});

test.each([
  null,
  undefined,
  "",
  "videos",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "/x/..//evil.example",
])("does not follow %s", (path) => {
  expect(safePath(path)).toBe("/videos");
});

test("the sign-in page comes back to where one was", () => {
  expect(signInPath("/videos?status=failed")).toBe("/sign-in?next=%2Fvideos%3Fstatus%3Dfailed");
});
