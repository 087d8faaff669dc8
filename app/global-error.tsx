"use client";

import { MessageButton, MessagePage } from "@/components/message-page";
import "./globals.css";

/** Shown when the root layout itself fails, so it brings its own document. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Dailies</title>
        <MessagePage title="Dailies could not start this page" text="Your clips are safe. Try again in a moment.">
          <MessageButton onClick={retry}>Try again</MessageButton>
        </MessagePage>
      </body>
    </html>
  );
}
