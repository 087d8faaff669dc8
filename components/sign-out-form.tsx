"use client";

import type { ReactNode } from "react";

const OURS = "dailies:";

/** Signs out, and takes what this browser kept for the person with it: the next one at it sees no draft of theirs. */
export function SignOutForm({
  action,
  ...props
}: {
  action: () => Promise<void>;
  className?: string;
  children: ReactNode;
}) {
  function forget() {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
    }
  }
  return <form action={action} onSubmit={forget} {...props} />;
}
