// How long a template may be. Client-safe, and without the schemas.

export const maxTemplateNameLength = 60;
export const maxTemplateTextLength = 2000;
