"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type RefObject, useState } from "react";
import { deleteCollectionAction, renameCollectionAction } from "@/app/videos/organise-actions";
import { answer } from "@/components/answer";
import { AskDialog } from "@/components/ask-dialog";
import { MenuAt } from "@/components/menu-at";
import { showToast } from "@/components/toast";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import type { CollectionDto } from "@/lib/videos/schemas";
import { NameInput } from "./name-input";

type CollectionMenuProps = {
  collection: CollectionDto;
  anchor: RefObject<HTMLButtonElement | null>;
  /** Shown at once; false takes it back. */
  onDeleted?: (gone: boolean) => void;
  /** Where to go when the collection is deleted. */
  leaveTo?: string;
  onClose: () => void;
};

/** Renames or deletes a collection. */
export function CollectionMenu(props: CollectionMenuProps) {
  const { collection, anchor, onDeleted, leaveTo, onClose } = props;
  const { id: collectionId } = collection;
  const router = useRouter();
  const [asking, setAsking] = useState<"rename" | "delete" | null>(null);
  const [name, setName] = useState(collection.name);
  const [error, setError] = useState<string | null>(null);

  async function rename() {
    const result = await answer(renameCollectionAction({ collectionId, name: name.trim() }));
    if (!result.ok) return setError(result.error.message);
    onClose();
    router.refresh();
  }

  async function remove() {
    onClose();
    onDeleted?.(true);
    const result = await answer(deleteCollectionAction(collectionId));
    if (!result.ok) {
      onDeleted?.(false);
      return showToast(result.error.message);
    }
    showToast(`Deleted the collection ${collection.name}`);
    if (leaveTo) router.push(leaveTo);
    else router.refresh();
  }

  if (asking === "rename")
    return (
      <AskDialog
        title="Rename collection"
        label="Rename"
        disabled={!name.trim()}
        onConfirm={() => void rename()}
        onClose={onClose}
        returnTo={anchor}
      >
        <NameInput value={name} error={error} onChange={setName} />
      </AskDialog>
    );
  if (asking === "delete")
    return (
      <AskDialog
        title={`Delete “${collection.name}”?`}
        description="Its clips stay in your library."
        label="Delete collection"
        destructive
        onConfirm={() => void remove()}
        onClose={onClose}
        returnTo={anchor}
      />
    );
  return (
    <MenuAt
      anchor={anchor.current}
      label={`More for ${collection.name}`}
      align="start"
      onClose={() => !asking && onClose()}
    >
      {() => (
        <>
          <DropdownMenuItem
            onSelect={(event) => {
              event.preventDefault();
              setAsking("rename");
            }}
          >
            <Pencil aria-hidden /> Rename
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={(event) => {
              event.preventDefault();
              setAsking("delete");
            }}
          >
            <Trash2 aria-hidden /> Delete collection
          </DropdownMenuItem>
        </>
      )}
    </MenuAt>
  );
}
