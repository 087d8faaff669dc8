import Link from "next/link";
import type { ReactNode } from "react";
import { galleryPath } from "@/components/library/gallery-address";
import { formatBytes, formatMoney } from "@/lib/format";
import { isFinal } from "@/lib/videos/lifecycle";
import type { CollectionDto, VideoDetailDto } from "@/lib/videos/schemas";

function costText(video: VideoDetailDto): string {
  return isFinal(video.status) ? formatMoney(video.costMicros) : `${formatMoney(video.priceMicros)} when it is done`;
}

export type VideoFactsProps = {
  video: VideoDetailDto;
  /** Those it is in. */
  collections: Pick<CollectionDto, "id" | "name">[];
};

/** What a clip is made of and where it is kept, one fact a line. */
export function VideoFacts({ video, collections }: VideoFactsProps) {
  const facts: [string, ReactNode, boolean?][] = [
    ["Model", video.demo ? `${video.modelLabel} (demo engine)` : video.modelLabel],
    ["Size", `${video.width} × ${video.height}`, true],
    ["Length", `${video.seconds} s`, true],
    ["Cost", costText(video), true],
  ];
  if (video.bytes !== null) facts.push(["File", formatBytes(video.bytes), true]);
  if (video.attempt > 1) facts.push(["Attempts", String(video.attempt), true]);
  if (video.failure?.engineCode) facts.push(["Engine's code", video.failure.engineCode, true]);
  const tags = video.tags.map((tag) => ({ name: tag, href: galleryPath({ tag }) }));
  const places = collections.map(({ id, name }) => ({ name, href: galleryPath({ collection: id }) }));
  if (tags.length > 0) facts.push(["Tags", <Views key="tags" of={tags} />]);
  if (places.length > 0) facts.push(["Collections", <Views key="collections" of={places} />]);
  return (
    <dl className="grid gap-2">
      {facts.map(([name, value, figures]) => (
        <div key={name} className="flex items-baseline justify-between gap-4">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className={figures ? "figures min-w-0 break-words text-right" : "min-w-0 text-right"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Views of the library that the clip is in. */
function Views({ of: views }: { of: { name: string; href: string }[] }) {
  return (
    <ul className="flex flex-wrap justify-end gap-x-3 gap-y-1">
      {views.map(({ name, href }) => (
        <li key={href} className="min-w-0">
          <Link
            href={href}
            prefetch={false}
            dir="auto"
            className="underline decoration-border underline-offset-4 transition-colors hover:decoration-current"
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
