import { formatBytes, formatMoney } from "@/lib/format";
import { isFinal } from "@/lib/videos/lifecycle";
import type { VideoDetailDto } from "@/lib/videos/schemas";

function costText(video: VideoDetailDto): string {
  return isFinal(video.status) ? formatMoney(video.costMicros) : `${formatMoney(video.priceMicros)} when it is done`;
}

/** What a clip is made of, one fact a line. */
export function VideoFacts({ video }: { video: VideoDetailDto }) {
  const facts: [string, string, boolean?][] = [
    ["Model", video.demo ? `${video.modelLabel} (demo engine)` : video.modelLabel],
    ["Size", `${video.width} × ${video.height}`, true],
    ["Length", `${video.seconds} s`, true],
    ["Cost", costText(video), true],
  ];
  if (video.bytes !== null) facts.push(["File", formatBytes(video.bytes), true]);
  if (video.attempt > 1) facts.push(["Attempts", String(video.attempt), true]);
  if (video.failure?.engineCode) facts.push(["Engine's code", video.failure.engineCode, true]);
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
