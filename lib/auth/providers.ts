import "server-only";
import type { OAuthConfig, OIDCConfig } from "@auth/core/providers";
import GitHub from "@auth/core/providers/github";
import Google from "@auth/core/providers/google";
import { env } from "@/lib/env";

/** Another site that can sign people in, as the sign-in page shows it. */
export interface ProviderDto {
  id: "github" | "google" | "oidc";
  label: string;
}

/** The sites this studio has credentials for. */
export function listProviders(): ProviderDto[] {
  const e = env();
  const providers: ProviderDto[] = [];
  if (e.AUTH_GITHUB_ID && e.AUTH_GITHUB_SECRET) providers.push({ id: "github", label: "GitHub" });
  if (e.AUTH_GOOGLE_ID && e.AUTH_GOOGLE_SECRET) providers.push({ id: "google", label: "Google" });
  if (e.AUTH_OIDC_ISSUER && e.AUTH_OIDC_ID) providers.push({ id: "oidc", label: "single sign-on" });
  return providers;
}

// biome-ignore lint/suspicious/noExplicitAny: each provider has its own profile type
export function providerConfigs(): (OAuthConfig<any> | OIDCConfig<any>)[] {
  const e = env();
  return listProviders().map(({ id, label }) => {
    if (id === "github") return GitHub({ clientId: e.AUTH_GITHUB_ID, clientSecret: e.AUTH_GITHUB_SECRET });
    if (id === "google") return Google({ clientId: e.AUTH_GOOGLE_ID, clientSecret: e.AUTH_GOOGLE_SECRET });
    return {
      id,
      name: label,
      type: "oidc",
      issuer: e.AUTH_OIDC_ISSUER,
      clientId: e.AUTH_OIDC_ID,
      clientSecret: e.AUTH_OIDC_SECRET,
      // An issuer registered without a secret is a public client: PKCE alone proves who asks.
      ...(!e.AUTH_OIDC_SECRET && { client: { token_endpoint_auth_method: "none" } }),
      checks: ["pkce", "state"],
    };
  });
}
