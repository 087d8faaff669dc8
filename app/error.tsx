"use client";

import { MessageButton, MessagePage } from "@/components/message-page";

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <MessagePage
      title="This page could not be shown"
      text="Your clips are safe. Try again; if it keeps happening, tell whoever runs this studio."
    >
      <MessageButton onClick={retry}>Try again</MessageButton>
      {error.digest && <p className="figures w-full text-muted-foreground text-xs">Reference {error.digest}</p>}
    </MessagePage>
  );
}
