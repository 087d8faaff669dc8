import Link from "next/link";
import type { ReactNode } from "react";
import { FoldingText } from "@/components/folding-text";
import { VideoFacts, type VideoFactsProps } from "@/components/video-facts";
import { STATUS } from "@/components/video-status";
import { VideoTimeline } from "@/components/video-timeline";
import type { RemixMode } from "@/lib/videos/schemas";

const REMIX_WORDS: Record<RemixMode, string> = {
  native: "Remixed by the engine from",
  frame: "Made from a frame of",
  prompt: "Made from both prompts, after",
};

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3 border-t pt-4">
      <h2 className="font-medium text-muted-foreground text-xs">{title}</h2>
      {children}
    </section>
  );
}

/** `tools` stand beside the title. */
type VideoDetailsProps = VideoFactsProps & { tools: ReactNode; actions: ReactNode };

/** Everything about a clip but its picture: the prompt first, then what one can do, then the facts. */
export function VideoDetails({ video, collections, tools, actions }: VideoDetailsProps) {
  const { word, icon: Icon } = STATUS[video.status];
  return (
    <div className="grid min-w-0 content-start gap-6 [overflow-wrap:anywhere]">
      <header className="grid gap-3">
        <div className="-mb-2 flex min-h-8 items-center justify-between gap-2">
          <p className="flex items-center gap-1.5 text-muted-foreground text-xs">
            <Icon aria-hidden className="size-3.5" />
            {word}
          </p>
          {tools}
        </div>
        <h1 dir="auto" className="font-semibold text-lg leading-snug">
          {video.title}
        </h1>
        {video.prompt !== video.title && <FoldingText key={video.id} text={video.prompt} />}
        {video.parent && video.remixMode && (
          <p className="text-muted-foreground">
            {REMIX_WORDS[video.remixMode]}{" "}
            <Link
              href={`/videos/${video.parent.id}`}
              dir="auto"
              className="text-foreground underline decoration-border underline-offset-4"
            >
              {video.parent.title}
            </Link>
          </p>
        )}
      </header>
      {actions}
      <Section title="Details">
        <VideoFacts video={video} collections={collections} />
      </Section>
      {video.events.length > 0 && (
        <Section title="What happened">
          <VideoTimeline events={video.events} />
        </Section>
      )}
    </div>
  );
}
