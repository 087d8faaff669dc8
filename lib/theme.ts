/** The cookie that remembers a chosen theme; without it the system decides. A cookie, so the server renders the right one and nothing flashes. */
export const THEME_COOKIE = "theme";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The browser chrome's colour: the page background of each theme. */
export const THEME_COLORS = { light: "#f6f2ea", dark: "#131110" } as const;

/** Takes a cookie's value; gives the theme it names, "system" for anything else. */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
