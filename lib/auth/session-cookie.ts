/** Whether there is a session cookie of Auth.js, of whatever worth; long ones come in numbered pieces. */
export function hasSessionCookie(cookies: { name: string }[]): boolean {
  return cookies.some(({ name }) => /^(__Secure-)?authjs\.session-token(\.\d+)?$/.test(name));
}
