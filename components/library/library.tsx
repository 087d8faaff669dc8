"use client";

import { useCallback, useRef } from "react";
import { ComposerDock, type ComposerHandle } from "@/components/composer/composer-dock";
import type { Draft } from "@/components/composer/draft";
import { EmptyLibrary } from "@/components/empty-library";
import { LoadMore } from "@/components/library/load-more";
import { type LibraryData, useLibrary } from "@/components/library/use-library";
import { QueueStrip } from "@/components/queue-strip";
import type { NextStep } from "@/components/stopped-card";
import { VideoGrid } from "@/components/video-grid";
import type { ModelDto, VideoDto } from "@/lib/videos/schemas";

type LibraryProps = {
  /** The filter, as the address says it. */
  query: string;
  initial: LibraryData;
  models: ModelDto[];
  defaults: Partial<Draft>;
  /** Whether this studio can rewrite prompts. */
  canEnhance: boolean;
};

/** The studio's main room: what is in flight, every clip, and the composer under them. */
export function Library({ query, initial, models, defaults, canEnhance }: LibraryProps) {
  const composer = useRef<ComposerHandle>(null);
  const { videos, next, pending, keys, queue, budget, create, step, loadMore } = useLibrary(query, initial, models);

  const onStep = useCallback(
    (video: VideoDto, next: NextStep) => {
      if (next !== "edit_prompt") return void step(video, next);
      const { prompt, model, size, seconds, uploadId } = video;
      composer.current?.compose({ prompt, model, size, seconds, uploadId });
    },
    [step],
  );

  const shown = [...pending, ...videos];
  return (
    <main className="flex min-h-[calc(100dvh-var(--header-height)-1px)] flex-col">
      <h1 className="sr-only">Library</h1>
      <QueueStrip queue={queue} budget={budget} />
      <div className="flex-1 px-4 md:px-6">
        {shown.length === 0 ? (
          <EmptyLibrary onPick={(prompt) => composer.current?.compose({ prompt })} />
        ) : (
          <VideoGrid videos={shown} pendingCount={pending.length} keys={keys} onStep={onStep} />
        )}
        {next && <LoadMore key={next} load={loadMore} />}
      </div>
      <ComposerDock
        ref={composer}
        models={models}
        defaults={defaults}
        budget={budget}
        canEnhance={canEnhance}
        onSubmit={create}
      />
    </main>
  );
}
