import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test.each([
  [{ HOST: "127.0.0.1" }, "http://127.0.0.1:3210"],
  [{ HOST: "studio.lan" }, "http://studio.lan:3210"],
  [{ HOST: "0.0.0.0" }, "http://127.0.0.1:3210"],
  [{ HOST: "::" }, "http://127.0.0.1:3210"],
  [{ HOST: "::1" }, "http://[::1]:3210"],
  [{ HOST: "::1", AUTH_URL: "https://studio.example.com/" }, "https://studio.example.com"],
  [{ AUTH_URL: "https://studio.example.com/api/auth" }, "https://studio.example.com"],
])("%j is reached at %s", async (names, address) => {
  for (const [name, value] of Object.entries({ PORT: "3210", ...names })) vi.stubEnv(name, value);
  const { publicAddress } = await import("./public-address");
  expect(publicAddress()).toBe(address);
  expect(URL.canParse(`${address}/api/webhooks/openai`)).toBe(true);
});

test("without AUTH_URL the request says where it was sent, in front of a proxy where there is one", async () => {
  const { publicAddress } = await import("./public-address");
  const host = "studio.lan:3000";
  expect(publicAddress(new Headers({ host }))).toBe("http://studio.lan:3000");
  const forwarded = { "x-forwarded-host": "studio.example.com", "x-forwarded-proto": "https" };
  expect(publicAddress(new Headers({ host, ...forwarded }))).toBe("https://studio.example.com");
});
