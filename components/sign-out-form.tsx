"use client";

import type { FormEvent, ReactNode } from "react";
import { showToast } from "@/components/toast";

/** What is kept for the person. Whether single keys do anything is kept for the browser, whoever sits at it. */
const THEIRS = /^dailies:(?!shortcuts$)/;

/**
 * For a browser that has just been signed out: takes what it kept for the person with it, and loads the page to sign in
 * anew, which also ends what is in memory. The next one at it sees no draft and no names of theirs.
 */
export function leaveNothing() {
  for (const storage of [localStorage, sessionStorage])
    for (const key in storage) if (THEIRS.test(key)) storage.removeItem(key);
  location.assign("/sign-in");
}

type SignOutFormProps = { action: (form?: FormData) => Promise<void>; className?: string; children: ReactNode };

/** Signs out, with or without a script. */
export function SignOutForm(props: SignOutFormProps) {
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    props.action().then(leaveNothing, () => showToast("You are still signed in: the studio cannot be reached."));
  }
  return <form {...props} onSubmit={onSubmit} />;
}
