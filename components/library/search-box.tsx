"use client";

import { Search, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useHeardEarly } from "@/components/hooks/use-heard-early";
import { maxSearchLength } from "@/lib/videos/limits";
import { readAddress } from "./gallery-address";
import { useGalleryNavigation } from "./gallery-navigation";

/** Long enough that a word is one search, short enough to feel immediate. */
const PAUSE_MS = 250;

/** Searches prompts and titles while one types; from other pages with Enter. */
export function SearchBox() {
  const { address, go } = useGalleryNavigation();
  const inLibrary = usePathname() === "/videos";
  const [text, setText] = useState(address.q ?? "");
  const [asked, setAsked] = useState(address.q ?? "");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);

  // The address changed by other means than this box: by the back button, or by clearing all filters.
  if ((address.q ?? "") !== asked) {
    setAsked(address.q ?? "");
    setText(address.q ?? "");
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  function search(words: string) {
    clearTimeout(timer.current);
    const q = words.trim() || undefined;
    if (!inLibrary) return go({ q });
    // The address bar knows of what happened since the last letter.
    const here = readAddress(new URLSearchParams(location.search));
    if (q === here.q) return;
    setAsked(q ?? "");
    // The first letter makes a step back possible; the rest of the word is the same step.
    go({ ...here, q }, here.q ? "replace" : "push");
  }

  function onChange(words: string) {
    setText(words);
    clearTimeout(timer.current);
    // By then one may have gone to a clip.
    if (inLibrary) timer.current = setTimeout(() => location.pathname === "/videos" && search(words), PAUSE_MS);
  }

  useHeardEarly(input, text, ({ value }) => onChange(value));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    search(text);
  }

  return (
    <search className="relative min-w-0 flex-1 sm:max-w-72">
      <form onSubmit={onSubmit} action="/videos">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <input
          ref={input}
          type="search"
          name="q"
          aria-label="Search clips"
          placeholder="Search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={maxSearchLength}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          className="h-9 w-full rounded-md border border-transparent bg-secondary pr-8 pl-8 text-[1rem] outline-offset-0 transition-colors placeholder:text-muted-foreground hover:border-border md:text-sm [&::-webkit-search-cancel-button]:hidden"
        />
      </form>
      {text && (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => {
            setText("");
            search("");
            input.current?.focus();
          }}
          className="absolute top-0.5 right-0.5 grid size-8 place-items-center rounded-md text-muted-foreground transition-colors hover:text-foreground"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  );
}
