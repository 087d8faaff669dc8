import { expect, test } from "vitest";
import { clientIp } from "./client-ip";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["198.51.100.1, 203.0.113.7", "203.0.113.7"],
  ["2001:db8::1", "2001:db8::1"],
  ["203.0.113.7, not-an-address", "unknown"],
  ["", "unknown"],
])("X-Forwarded-For %j is %s", (header, ip) => {
  expect(clientIp(new Headers({ "x-forwarded-for": header }))).toBe(ip);
});
