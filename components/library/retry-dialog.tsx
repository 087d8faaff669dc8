"use client";

import { AskDialog } from "@/components/ask-dialog";
import { formatMoney } from "@/lib/format";
import type { DialogProps } from "./library-dialogs";
import { retryPrice } from "./retry-price";
import { clipsText } from "./use-clip-actions";

/** Says what trying again costs before it does. */
export function RetryDialog({ videos, actions, onDone, onClose }: DialogProps) {
  const price = retryPrice(videos);
  return (
    <AskDialog
      title={`Try ${clipsText(videos.length)} again?`}
      description={
        price > 0 ? (
          <>
            This costs <span className="figures text-foreground">{formatMoney(price)}</span> when all of them are made.
          </>
        ) : (
          "Only the files are fetched again, which is free."
        )
      }
      label={price > 0 ? `Try again for ${formatMoney(price)}` : "Try again"}
      onConfirm={() => {
        void actions.retryAll(videos);
        onDone();
      }}
      onClose={onClose}
    />
  );
}
