import type { ComponentProps, ReactNode } from "react";
import { Brand } from "@/components/brand";

/** A page that only says one thing: not found, an error, offline. */
export function MessagePage({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-8 px-6 py-16">
      <Brand />
      <div className="grid gap-2">
        <h1 className="font-semibold text-xl">{title}</h1>
        <p className="text-base text-muted-foreground">{text}</p>
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </main>
  );
}

/** Looks like the secondary button, but brings none of it along: error pages are loaded with every page. */
export function MessageButton(props: ComponentProps<"button">) {
  return (
    <button
      type="button"
      className="h-9 rounded-md bg-secondary px-4 font-medium transition-colors hover:bg-secondary/70"
      {...props}
    />
  );
}
