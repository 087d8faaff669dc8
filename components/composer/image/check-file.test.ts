import { expect, it } from "vitest";
import { refuseFile, typeOfFile } from "./check-file";

const file = (name: string, type: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type });

it.each(["image/png", "image/jpeg", "image/webp", "image/avif"])("takes %s", (type) => {
  expect(refuseFile(file("a", type))).toBeNull();
});

it("knows a picture by its ending where the system names no type", () => {
  expect(typeOfFile(file("Still.AVIF", ""))).toBe("image/avif");
  expect(typeOfFile(file("still.jpg", ""))).toBe("image/jpeg");
  expect(refuseFile(file("still.avif", ""))).toBeNull();
});

it.each([
  ["clip.mp4", "video/mp4", 10, /PNG, JPEG/],
  ["moving.gif", "image/gif", 10, /PNG, JPEG/],
  ["notes", "", 10, /PNG, JPEG/],
  ["empty.png", "image/png", 0, /empty/],
  ["large.png", "image/png", 20 * 1024 * 1024 + 1, /20 MB/],
])("refuses %s before sending it", (name, type, bytes, words) => {
  expect(refuseFile(file(name, type, bytes))).toMatch(words);
});
