"use client";

import { MessagePage } from "@/components/message-page";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      title="This page could not be shown"
      text="Your clips are safe. Try again; if it keeps happening, tell whoever runs this studio."
    >
      <Button variant="secondary" onClick={reset}>
        Try again
      </Button>
      {error.digest && <p className="figures w-full text-muted-foreground text-xs">Reference {error.digest}</p>}
    </MessagePage>
  );
}
