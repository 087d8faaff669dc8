"use client";

import { useState } from "react";
import useSWR from "swr";
import { createCollectionAction } from "@/app/videos/organise-actions";
import { answer } from "@/components/answer";
import { AskDialog } from "@/components/ask-dialog";
import { NameInput } from "@/components/collections/name-input";
import { fetchJson } from "@/components/fetch-json";
import type { FacetsDto } from "@/lib/videos/schemas";
import type { DialogProps } from "./library-dialogs";
import { clipsText } from "./use-clip-actions";

const NEW = "new";

/** Chooses one of the collections, or makes one, for these clips. */
export function CollectDialog({ videos, actions, onDone, onClose }: DialogProps) {
  const { data: facets, error: unloaded } = useSWR<FacetsDto>("/api/facets", fetchJson, { revalidateOnFocus: false });
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const collections = facets?.collections ?? [];
  const making = chosen === NEW || (facets !== undefined && collections.length === 0);

  async function confirm() {
    const known = collections.find(({ id }) => id === chosen);
    if (known) {
      void actions.addToCollection(videos, known);
      return onDone();
    }
    const made = await answer(createCollectionAction(name.trim()));
    if (!made.ok) return setError(made.error.message);
    void actions.addToCollection(videos, made.data);
    onDone();
  }

  return (
    <AskDialog
      title={videos.length === 1 ? "Add to collection" : `Add ${clipsText(videos.length)} to a collection`}
      label="Add"
      disabled={making ? !name.trim() : chosen === null}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <fieldset className="grid gap-0.5">
        <legend className="sr-only">Collection</legend>
        {unloaded && <p className="text-muted-foreground">Your collections could not be loaded.</p>}
        <div className="grid max-h-64 gap-0.5 overflow-y-auto empty:hidden">
          {collections.map(({ id, name: label, count }) => (
            <Choice key={id} label={label} count={count} checked={chosen === id} onChoose={() => setChosen(id)} />
          ))}
        </div>
        {collections.length > 0 && (
          <Choice label="New collection" checked={chosen === NEW} onChoose={() => setChosen(NEW)} />
        )}
      </fieldset>
      {making && (
        <NameInput
          label="Name of the new collection"
          value={name}
          error={error}
          onChange={(text) => {
            setName(text);
            setError(null);
          }}
        />
      )}
    </AskDialog>
  );
}

type ChoiceProps = { label: string; count?: number; checked: boolean; onChoose: () => void };

function Choice({ label, count, checked, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 transition-colors hover:bg-accent has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-[-2px]">
      <input
        type="radio"
        name="collection"
        checked={checked}
        onChange={onChoose}
        className="size-4 shrink-0 appearance-none rounded-full border border-input outline-none checked:border-5 checked:border-foreground"
      />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {count !== undefined && <span className="figures text-muted-foreground text-xs">{count}</span>}
    </label>
  );
}
