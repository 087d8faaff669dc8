"use client";

import { type ChangeEvent, useRef, useState } from "react";
import { removeAvatarAction, setAvatarAction } from "@/app/settings/actions";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { shrinkImage } from "@/components/settings/shrink-image";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { imageTypes } from "@/lib/uploads/limits";

const unreadable = { code: "upload_invalid", message: "This file is not a picture we can read." } as const;

export function AvatarForm({ name, image }: { name: string; image: string | null }) {
  const input = useRef<HTMLInputElement>(null);
  const [broken, setBroken] = useState(false);
  const set = useAction(setAvatarAction);
  const remove = useAction(removeAvatarAction);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    const picture = await shrinkImage(file).catch(() => null);
    setBroken(!picture);
    if (picture) await set.run(picture);
  }

  return (
    <div className="flex flex-wrap items-center gap-4">
      <Avatar name={name} src={image ?? undefined} className="size-16 text-lg" />
      <input
        ref={input}
        type="file"
        accept={imageTypes.join()}
        onChange={choose}
        aria-label="Choose a picture"
        tabIndex={-1}
        className="sr-only"
      />
      <div className="flex gap-2">
        <Button
          type="button"
          variant="outline"
          size="sm"
          aria-disabled={set.pending}
          onClick={() => set.pending || input.current?.click()}
        >
          {image ? "Change picture" : "Add a picture"}
        </Button>
        {image && (
          <Button
            type="button"
            variant="ghost"
            size="sm"
            aria-disabled={remove.pending}
            onClick={() => remove.pending || remove.run()}
          >
            Remove
          </Button>
        )}
      </div>
      <FormNote error={broken ? unreadable : (set.error ?? remove.error)} />
    </div>
  );
}
