import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, middleware } from "./middleware";

const visit = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  middleware(new NextRequest(`http://studio.example${path}`, init));
const signedIn = { cookie: "authjs.session-token=x" };

test("a visitor without a session is sent to the sign-in page and comes back", () => {
  const response = visit("/videos?status=failed");
  expect(response.status).toBe(307);
  expect(response.headers.get("location")).toBe("http://studio.example/sign-in?next=%2Fvideos%3Fstatus%3Dfailed");
});

test.each(["/", "/sign-in", "/register"])("%s is open to everybody", (path) => {
  expect(visit(path).headers.get("location")).toBeNull();
});

test.each(["authjs.session-token", "__Secure-authjs.session-token", "authjs.session-token.0"])(
  "with the cookie %s the page decides",
  (name) => {
    expect(visit("/videos", { headers: { cookie: `${name}=x` } }).headers.get("location")).toBeNull();
  },
);

test("actions are never redirected: they answer for themselves", () => {
  expect(visit("/videos", { method: "POST" }).headers.get("location")).toBeNull();
});

test("every page has a policy with a nonce of its own", () => {
  const nonces = [1, 2].map(() => {
    const { headers } = visit("/videos", { headers: signedIn });
    const nonce = headers.get("x-middleware-request-x-nonce");
    expect(headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
    expect(headers.get("x-middleware-request-content-security-policy")).toContain(`'nonce-${nonce}'`);
    return nonce;
  });
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("it runs for pages only", () => {
  const matcher = new RegExp(`^${config.matcher[0]}$`);
  for (const page of ["/", "/videos", "/videos/0199", "/settings"]) expect(page).toMatch(matcher);
  for (const other of [
    "/api/webhooks/openai",
    "/api/health",
    "/v1/videos",
    "/_next/static/a.js",
    "/icon.svg",
    "/robots.txt",
  ])
    expect(other).not.toMatch(matcher);
});
