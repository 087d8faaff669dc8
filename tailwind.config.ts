import type { Config } from "tailwindcss";

// Design tokens and the `dark:` variant live in app/globals.css (@theme, @custom-variant); this file names the sources.
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
} satisfies Config;
