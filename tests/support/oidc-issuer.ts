import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the issuer says about a person. */
export interface Claims {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  picture?: string;
}

/**
 * A small OpenID Connect issuer on 127.0.0.1: discovery, authorization code with PKCE (S256, checked), RS256 ID tokens.
 * OpenID Connect Core 1.0, RFC 7636.
 */
export async function startOidcIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { claims: Claims; challenge: string; clientId: string; nonce: string | null }>();
  let issuer = "";

  const idToken = (code: string) => {
    const { claims, clientId, nonce } = codes.get(code) ?? fail("unknown code");
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: issuer, aud: clientId, iat: now, exp: now + 300, ...(nonce && { nonce }), ...claims };
    const signed = [{ alg: "RS256", kid: "k1" }, payload].map((part) => base64url(JSON.stringify(part))).join(".");
    return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? "/", issuer);
    if (pathname === "/.well-known/openid-configuration")
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    if (pathname === "/jwks")
      return json(response, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256", use: "sig" }],
      });
    if (pathname !== "/token") return json(response, { error: "not_found" }, 404);
    const form = new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString());
    const code = form.get("code") ?? "";
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (codes.get(code)?.challenge !== proof) return json(response, { error: "invalid_grant" }, 400);
    const tokens = { access_token: randomUUID(), refresh_token: randomUUID(), token_type: "Bearer", expires_in: 300 };
    json(response, { ...tokens, id_token: idToken(code) });
    codes.delete(code);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    /** What happens in the browser at the issuer: the person agrees, and is sent back. Gives the address of the return. */
    approve(authorizationUrl: string, claims: Claims): string {
      const asked = new URL(authorizationUrl).searchParams;
      const code = randomUUID();
      codes.set(code, {
        claims,
        challenge: asked.get("code_challenge") ?? "",
        clientId: asked.get("client_id") ?? "",
        nonce: asked.get("nonce"),
      });
      const back = new URL(asked.get("redirect_uri") ?? fail("no redirect_uri"));
      back.search = new URLSearchParams({ code, state: asked.get("state") ?? "", iss: issuer }).toString();
      return back.href;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function json(response: ServerResponse, body: object, status = 200) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function base64url(text: string): string {
  return Buffer.from(text).toString("base64url");
}

function fail(message: string): never {
  throw new Error(message);
}
