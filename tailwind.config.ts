import type { Config } from "tailwindcss";

// Design tokens live in app/globals.css (Tailwind 4 reads them from @theme); this file names the sources.
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  darkMode: "class",
} satisfies Config;
