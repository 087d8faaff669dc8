import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Toaster } from "@/components/toaster";
import { cn } from "@/lib/cn";
import { parseTheme, THEME_COLORS, THEME_COOKIE } from "@/lib/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Dailies", template: "%s · Dailies" },
  description: "The AI-video studio you host yourself.",
};

async function readTheme() {
  return parseTheme((await cookies()).get(THEME_COOKIE)?.value);
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await readTheme();
  const { light, dark } = THEME_COLORS;
  return {
    viewportFit: "cover",
    interactiveWidget: "resizes-content",
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: theme === "dark" ? dark : light },
      { media: "not (prefers-color-scheme: light)", color: theme === "light" ? light : dark },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme();
  return (
    <html lang="en" className={cn(GeistSans.variable, GeistMono.variable, theme !== "system" && theme)}>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  );
}
