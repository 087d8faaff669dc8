"use client";

import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { cameraPresets, findWords, stylePresets, toInsert } from "@/lib/prompts/presets";
import { replaceText } from "../replace-text";
import { Chip } from "./chip";
import { TemplateChips } from "./template-chips";
import type { WordsKind } from "./words-buttons";

type WordsPanelProps = {
  kind: WordsKind;
  prompt: string;
  box: RefObject<HTMLTextAreaElement | null>;
  onClose: () => void;
};

const TITLES: Record<WordsKind, string> = { style: "Style", camera: "Camera", templates: "Templates" };

/** Words to put into the prompt where its cursor stands, readable and there to be edited. */
export function WordsPanel({ kind, prompt, box, onClose }: WordsPanelProps) {
  function insert(words: string) {
    if (!box.current) return;
    const { selectionStart, selectionEnd, value } = box.current;
    const rest = value.slice(0, selectionStart) + value.slice(selectionEnd);
    replaceText(box.current, selectionStart, selectionEnd, toInsert(rest, selectionStart, words));
  }

  function toggle(words: string) {
    const there = findWords(prompt, words);
    if (!there) insert(words);
    else if (box.current) replaceText(box.current, ...there, "");
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    box.current?.focus();
    onClose();
  }

  const presets = kind === "style" ? stylePresets : cameraPresets;
  return (
    <fieldset
      id="composer-words"
      aria-label={TITLES[kind]}
      onKeyDown={onKeyDown}
      className="max-h-[30dvh] animate-rise overflow-y-auto border-t px-4 py-3"
    >
      {kind === "templates" ? (
        <TemplateChips prompt={prompt} onInsert={insert} onLeave={() => box.current?.focus()} />
      ) : (
        <Chips>
          {presets.map(({ id, label, text }) => (
            <Chip key={id} title={text} pressed={findWords(prompt, text) !== null} onClick={() => toggle(text)}>
              {label}
            </Chip>
          ))}
        </Chips>
      )}
    </fieldset>
  );
}

function Chips({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-1.5">{children}</div>;
}
