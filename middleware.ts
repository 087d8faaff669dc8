import { type NextRequest, NextResponse } from "next/server";
import { signInPath } from "@/lib/auth/safe-path";
import { hasSessionCookie } from "@/lib/auth/session-cookie";
import { contentSecurityPolicy } from "@/lib/content-security-policy";
import { requestIdOf } from "@/lib/request-id";

const publicPages = ["/", "/sign-in", "/register"];

/**
 * For pages: a nonce and its Content-Security-Policy, a request id, and a short way to the sign-in page.
 * The short way is a convenience and checks nothing: every page, action and handler asks for its viewer itself.
 */
export function middleware(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const visit = request.method === "GET" || request.method === "HEAD";
  if (visit && !publicPages.includes(pathname) && !hasSessionCookie(request.cookies.getAll()))
    return NextResponse.redirect(new URL(signInPath(pathname + search), request.url));

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next takes the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  headers.set("x-request-id", requestIdOf(request.headers));

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  runtime: "nodejs",
  // Pages only: no route handlers (/api, /v1), no build output, no files (anything whose last part has a dot).
  matcher: ["/((?!api/|v1(?:/|$)|_next/|.*\\.[^/]*$).*)"],
};
