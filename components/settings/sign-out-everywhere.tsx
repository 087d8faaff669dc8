"use client";

import { signOutEverywhereAction } from "@/app/settings/actions";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { ConfirmButton } from "@/components/settings/confirm-button";
import { leaveNothing } from "@/components/sign-out-form";

export function SignOutEverywhere() {
  const { run, pending, error } = useAction(signOutEverywhereAction);

  async function signOut() {
    const result = await run();
    if (result.ok) leaveNothing();
  }

  return (
    <div className="flex flex-wrap items-center gap-3 border-t pt-4">
      <p className="min-w-0 flex-1 text-muted-foreground">Ends every session of this account, this one included.</p>
      <ConfirmButton
        variant="outline"
        question="Sign out everywhere?"
        pending={pending}
        onConfirm={() => void signOut()}
      >
        Sign out everywhere
      </ConfirmButton>
      <FormNote error={error} />
    </div>
  );
}
