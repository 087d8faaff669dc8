// How long what people type about clips may be. Client-safe, and without the schemas.

export const maxTitleLength = 120;
export const maxTagLength = 40;
export const maxCollectionNameLength = 80;
export const maxSearchLength = 200;
