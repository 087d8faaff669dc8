"use client";

import { MessageButton, MessagePage } from "@/components/message-page";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      title="This page could not be shown"
      text="Your clips are safe. Try again; if it keeps happening, tell whoever runs this studio."
    >
      <MessageButton onClick={reset}>Try again</MessageButton>
      {error.digest && <p className="figures w-full text-muted-foreground text-xs">Reference {error.digest}</p>}
    </MessagePage>
  );
}
