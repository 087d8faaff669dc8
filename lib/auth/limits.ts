// What the account forms take. Client-safe, and without the schemas: the forms say it before it is sent.

export const minPasswordLength = 8;
export const maxNameLength = 80;
export const maxApiKeyNameLength = 60;
