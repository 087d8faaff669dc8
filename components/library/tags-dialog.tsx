"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import useSWR from "swr";
import { AskDialog } from "@/components/ask-dialog";
import { fetchJson } from "@/components/fetch-json";
import { Input } from "@/components/ui/input";
import { maxTagLength } from "@/lib/videos/limits";
import type { FacetsDto } from "@/lib/videos/schemas";
import type { DialogProps } from "./library-dialogs";
import { clipsText } from "./use-clip-actions";

const SUGGESTED = 12;

const namesIn = (words: string) =>
  words
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter(Boolean);

/** Tags of one clip or many: what all of them have is on, and only what is changed here changes. */
export function TagsDialog({ videos, actions, onDone, onClose }: DialogProps) {
  const { data: facets } = useSWR<FacetsDto>("/api/facets", fetchJson, { revalidateOnFocus: false });
  const [text, setText] = useState("");
  const [shared] = useState(() =>
    (videos[0]?.tags ?? []).filter((tag) => videos.every(({ tags }) => tags.includes(tag))),
  );
  const [tags, setTags] = useState(shared);
  const suggested = (facets?.tags ?? []).map(({ name }) => name).filter((name) => !tags.includes(name));

  const add = (words: string) => {
    setTags((now) => [...new Set([...now, ...namesIn(words)])]);
    setText("");
  };

  function onKeyDown(event: KeyboardEvent) {
    const word = event.key === "Enter" || event.key === ",";
    if (word && text.trim()) {
      event.preventDefault();
      add(text);
    }
    if (event.key === "Backspace" && !text) setTags((now) => now.slice(0, -1));
  }

  function confirm() {
    const wanted = [...new Set([...tags, ...namesIn(text)])];
    const added = wanted.filter((tag) => !shared.includes(tag));
    const dropped = shared.filter((tag) => !wanted.includes(tag));
    if (added.length + dropped.length > 0) void actions.changeTags(videos, added, dropped);
    onDone();
  }

  return (
    <AskDialog
      title={videos.length === 1 ? "Tags" : `Tags of ${clipsText(videos.length)}`}
      label="Save"
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className="grid gap-3">
        {tags.length > 0 && (
          <ul className="flex flex-wrap gap-1.5">
            {tags.map((tag) => (
              <li key={tag}>
                <button
                  type="button"
                  aria-label={`Remove tag ${tag}`}
                  onClick={() => setTags((now) => now.filter((other) => other !== tag))}
                  className="inline-flex h-7 max-w-56 items-center gap-1 rounded-md bg-secondary pr-1.5 pl-2.5 text-xs"
                >
                  <span className="truncate">{tag}</span>
                  <X aria-hidden className="size-3.5 text-muted-foreground" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <Input
          aria-label="Add a tag"
          placeholder="Add a tag"
          autoFocus
          maxLength={maxTagLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {suggested.length > 0 && (
          <ul aria-label="Your tags" className="flex flex-wrap gap-1.5">
            {suggested.slice(0, SUGGESTED).map((name) => (
              <li key={name}>
                <button
                  type="button"
                  aria-label={`Add tag ${name}`}
                  onClick={() => add(name)}
                  className="h-7 rounded-md border px-2.5 text-muted-foreground text-xs transition-colors hover:text-foreground"
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </AskDialog>
  );
}
