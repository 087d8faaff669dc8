import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type * as Db from "@/lib/db";
import { type Claims, startOidcIssuer } from "@/tests/support/oidc-issuer";

let issuer: Awaited<ReturnType<typeof startOidcIssuer>>;
let handlers: typeof import("./next-auth").handlers;
let db: typeof Db.db;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  vi.stubEnv("AUTH_OIDC_ISSUER", issuer.issuer);
  vi.stubEnv("AUTH_OIDC_ID", "dailies");
  vi.stubEnv("AUTH_OIDC_SECRET", "a secret of the client");
  vi.resetModules();
  ({ handlers } = await import("./next-auth"));
  ({ db } = await import("@/lib/db"));
  (await import("@/lib/log")).log.level = "silent";
});

afterAll(() => issuer.stop());

beforeEach(async () => {
  await db.user.deleteMany();
  await db.setting.deleteMany();
});

const picture = "https://elsewhere.example/ada.png";
const ada: Claims = { sub: "ada-1", email: "Ada@Example.com", email_verified: true, name: "Ada", picture };

/** A browser with cookies, as far as this flow needs one. */
class Visitor {
  readonly #cookies = new Map<string, string>();

  async visit(address: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = new NextRequest(new URL(address, "http://studio.example"), {
      headers: { cookie, host: "studio.example", "x-forwarded-proto": "http" },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    const response = await (form ? handlers.POST : handlers.GET)(request);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    return response;
  }

  /** Signs in through the issuer; gives the path of the page it ends on. */
  async signIn(claims: Claims): Promise<string> {
    const { csrfToken } = await (await this.visit("/api/auth/csrf")).json();
    const leaving = await this.visit("/api/auth/signin/oidc", { csrfToken, callbackUrl: "/videos" });
    const back = issuer.approve(leaving.headers.get("location") ?? "", claims);
    const arrived = await this.visit(back);
    const end = new URL(arrived.headers.get("location") ?? "", "http://studio.example");
    return end.pathname + end.search;
  }

  async session(): Promise<{ user: { id: string }; version: number } | null> {
    return (await this.visit("/api/auth/session")).json();
  }
}

test("a new person gets an account, and the same one the next time", async () => {
  const visitor = new Visitor();
  expect(await visitor.signIn(ada)).toBe("/videos");
  const user = await db.user.findFirstOrThrow();
  expect(user).toMatchObject({ email: "ada@example.com", name: "Ada", role: "admin", passwordHash: null });
  expect(await visitor.session()).toMatchObject({ user: { id: user.id }, version: 1 });

  const again = new Visitor();
  expect(await again.signIn({ ...ada, email: "new-address@example.com" })).toBe("/videos");
  expect((await again.session())?.user.id).toBe(user.id);
  expect(await db.user.count()).toBe(1);
});

test("the other site's picture, which no page may load, is not kept, nor shown where it was", async () => {
  await new Visitor().signIn(ada);
  const user = await db.user.findFirstOrThrow();
  expect(user.image).toBeNull();
  const { getProfile } = await import("./profile");
  const image = async (image: string) => {
    const viewer = await db.user.update({ where: { id: user.id }, data: { image } });
    return (await getProfile(viewer)).image;
  };
  expect(await image(picture)).toBeNull();
  expect(await image("data:image/webp;base64,AA==")).toBe("data:image/webp;base64,AA==");
});

test("the other site's tokens are not kept", async () => {
  await new Visitor().signIn(ada);
  const account = await db.account.findFirstOrThrow();
  expect(account).toMatchObject({ provider: "oidc", providerAccountId: "ada-1" });
  expect([account.access_token, account.refresh_token, account.id_token]).toEqual([null, null, null]);
});

test("an email that has a password here is not taken over", async () => {
  await db.user.create({ data: { email: "ada@example.com", passwordHash: "x" } });
  const visitor = new Visitor();
  expect(await visitor.signIn(ada)).toBe("/sign-in?error=OAuthAccountNotLinked");
  expect(await visitor.session()).toBeNull();
  expect(await db.account.count()).toBe(0);
});

test("an email nobody confirmed is refused", async () => {
  for (const claims of [{ ...ada, email_verified: false }, { sub: "no-email" }])
    expect(await new Visitor().signIn(claims)).toBe("/sign-in?error=email_unverified");
  expect(await db.user.count()).toBe(0);
});

test("closed registration keeps strangers out and lets members in", async () => {
  await new Visitor().signIn(ada);
  await db.setting.create({ data: { key: "registrationOpen", value: false } });
  expect(await new Visitor().signIn({ ...ada, sub: "eve", email: "eve@example.com" })).toBe(
    "/sign-in?error=registration_closed",
  );
  expect(await new Visitor().signIn(ada)).toBe("/videos");
  expect(await db.user.count()).toBe(1);
});

test("a sign-in never joins itself to the account of an old session cookie", async () => {
  const visitor = new Visitor();
  await visitor.signIn(ada);
  const adaId = (await visitor.session())?.user.id;
  await db.user.updateMany({ data: { sessionVersion: { increment: 1 } } });
  expect(await visitor.signIn({ ...ada, sub: "eve", email: "eve@example.com" })).toBe("/videos");
  expect((await visitor.session())?.user.id).not.toBe(adaId);
  expect(await db.account.count({ where: { userId: adaId } })).toBe(1);
});

test("a return nobody asked for signs nobody in", async () => {
  const visitor = new Visitor();
  const forged = await visitor.visit("/api/auth/callback/oidc?code=x&state=y");
  expect(forged.headers.get("location")).toContain("/sign-in?error=");
  expect(await visitor.session()).toBeNull();
});
