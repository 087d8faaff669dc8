const names = {
  any: /^(__Secure-)?authjs\.session-token(\.\d+)?$/,
  secure: /^__Secure-authjs\.session-token(\.\d+)?$/,
};

/** Whether there is a session cookie of Auth.js, of whatever worth; long ones come in numbered pieces, over https with a prefix. */
export function hasSessionCookie(cookies: { name: string }[], kind: keyof typeof names = "any"): boolean {
  return cookies.some(({ name }) => names[kind].test(name));
}
