"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useState } from "react";
import { cn } from "@/lib/cn";
import { THEME_COLORS, THEME_COOKIE, THEMES, type Theme } from "@/lib/theme";

const LOOK = {
  system: { icon: Monitor, label: "System" },
  light: { icon: Sun, label: "Light" },
  dark: { icon: Moon, label: "Dark" },
};
const ONE_YEAR = 60 * 60 * 24 * 365;

function applyTheme(theme: Theme) {
  const chosen = theme !== "system";
  const root = document.documentElement;
  root.classList.remove("light", "dark");
  if (chosen) root.classList.add(theme);
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const byMedia = meta.media.includes("light") ? THEME_COLORS.light : THEME_COLORS.dark;
    meta.content = chosen ? THEME_COLORS[theme] : byMedia;
  }
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; samesite=lax; max-age=${chosen ? ONE_YEAR : 0}`;
}

/** Three radio buttons that look like one segmented control. */
export function ThemeSwitch({ initial, className }: { initial: Theme; className?: string }) {
  const [theme, setTheme] = useState(initial);
  // The switch can be on a page twice; each is a group of its own.
  const group = useId();
  return (
    <fieldset className={cn("grid grid-cols-3 gap-1 rounded-md bg-secondary p-1", className)}>
      <legend className="sr-only">Theme</legend>
      {THEMES.map((value) => {
        const { icon: Icon, label } = LOOK[value];
        return (
          <label
            key={value}
            className="relative flex h-7 cursor-pointer items-center justify-center gap-1.5 rounded-sm px-2 text-muted-foreground text-xs transition-colors hover:text-foreground has-checked:bg-popover has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={group}
              value={value}
              checked={theme === value}
              onChange={() => {
                setTheme(value);
                applyTheme(value);
              }}
              className="absolute inset-0 size-full cursor-pointer appearance-none"
            />
            <Icon aria-hidden className="size-3.5" />
            {label}
          </label>
        );
      })}
    </fieldset>
  );
}
