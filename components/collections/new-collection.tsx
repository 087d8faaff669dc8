"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { createCollectionAction } from "@/app/videos/organise-actions";
import { answer } from "@/components/answer";
import { AskDialog } from "@/components/ask-dialog";
import { NameInput } from "./name-input";

export function NewCollection({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  const create = () =>
    startTransition(async () => {
      const made = await answer(createCollectionAction(name.trim()));
      if (!made.ok) return setError(made.error.message);
      router.refresh();
      onClose();
    });

  return (
    <AskDialog
      title="New collection"
      label={pending ? "Creating" : "Create"}
      disabled={!name.trim() || pending}
      onConfirm={create}
      onClose={onClose}
    >
      <NameInput
        value={name}
        error={error}
        onChange={(text) => {
          setName(text);
          setError(null);
        }}
      />
    </AskDialog>
  );
}
