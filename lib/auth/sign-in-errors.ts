/** Also said by the register page and its action. */
export const registrationClosed = "This studio takes no new accounts. Ask its admin for one.";

const messages: Record<string, string> = {
  wrong_app_password: "The studio password is missing or wrong.",
  email_unverified: "That site did not confirm your email address. Confirm it there, or use another way to sign in.",
  registration_closed: registrationClosed,
  OAuthAccountNotLinked: "There is already an account with this email. Sign in with its password.",
  AccessDenied: "You are not allowed to sign in here.",
};

/** Words for `/sign-in?error=…`, where a sign-in through another site ends when it fails. Client-safe. */
export function signInErrorMessage(code: unknown): string | null {
  if (typeof code !== "string") return null;
  return Object.hasOwn(messages, code) ? (messages[code] ?? null) : "Signing in did not work. Try again.";
}
