"use client";

import { MediaProvider, useMediaFullscreenRef, useMediaRef, useMediaSelector } from "media-chrome/react/media-store";
import { useRouter } from "next/navigation";
import { useRef, useState, ViewTransition } from "react";
import { sendImage } from "@/components/composer/image/send-image";
import { onDemand } from "@/components/on-demand";
import { showToast } from "@/components/toast";
import { Button } from "@/components/ui/button";
import { VideoPoster } from "@/components/video-poster";
import { cn } from "@/lib/cn";
import type { VideoDetailDto } from "@/lib/videos/schemas";
import { captureFrame, downloadBlob } from "./capture-frame";
import { frameAt } from "./frames";
import { Scrubber } from "./scrubber";
import { stageStyle } from "./stage";
import { Transport } from "./transport";
import { useFrameRate } from "./use-frame-rate";
import { useFreshSource } from "./use-fresh-source";
import { useIdle } from "./use-idle";
import { useLoopPoints } from "./use-loop-points";
import { usePlayer } from "./use-player";
import { usePlayerKeys } from "./use-player-keys";
import { useResume } from "./use-resume";

const KeyboardHelp = onDemand(() => import("./keyboard-help").then((module) => module.KeyboardHelp));

type ClipPlayerProps = {
  video: VideoDetailDto;
  src: string;
  /** Beginning of the names of saved files, "a-red-sailboat-1f3a9c". */
  fileStem: string;
  /** A model of this studio starts from a picture. */
  takesFrame: boolean;
  /** The clip's new presigned URL; null when it has none any more. @throws FetchError */
  renew: () => Promise<string | null>;
};

/** The finished clip: picture at its own shape, transport under it. Its state lives in media-chrome's store. */
export function ClipPlayer(props: ClipPlayerProps) {
  return (
    <MediaProvider>
      <PlayerOnStore {...props} />
    </MediaProvider>
  );
}

function PlayerOnStore({ video, src: initial, fileStem, takesFrame, renew }: ClipPlayerProps) {
  const router = useRouter();
  const [media, setMedia] = useState<HTMLVideoElement | null>(null);
  const [help, setHelp] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const mediaRef = useMediaRef();
  const fullscreenRef = useMediaFullscreenRef();
  // One function for life: a new one would take the elements away and give them back at every rendering.
  const [attach] = useState(() => ({
    media(element: HTMLVideoElement | null) {
      mediaRef(element);
      setMedia(element);
    },
    frame(element: HTMLElement | null) {
      fullscreenRef(element);
      frame.current = element;
    },
  }));

  const rate = useFrameRate(media);
  const loop = useLoopPoints(media, rate);
  const player = usePlayer(media, rate, loop);
  const { src, cors, freeze, trouble, retry } = useFreshSource(media, { initial, renew });
  const duration =
    useMediaSelector((state) => state.mediaDuration) || (video.durationMs ?? video.seconds * 1000) / 1000;
  const idle = useIdle(frame, player.fullscreen && !player.paused);
  useResume(media, video.id);

  async function withFrame(use: (picture: File) => Promise<void> | void) {
    if (!media) return;
    try {
      await use(await captureFrame(media));
    } catch (error) {
      void showToast((error as Error).message);
    }
  }

  const saveFrame = () =>
    withFrame((picture) => {
      const name = `${fileStem}-frame-${frameAt(media?.currentTime ?? 0, rate)}.png`;
      downloadBlob(picture, name);
      void showToast(`Saved ${name}`);
    });

  const takeFrame = () =>
    withFrame(async (picture) => {
      void showToast("Taking this frame to the composer");
      const { id } = await sendImage(picture, video.size);
      router.push(`/videos?image=${id}`);
    });

  function showHelp() {
    // A dialog opens on the page, which is out of sight while the player fills the screen.
    if (player.fullscreen) player.toggleFullscreen();
    setHelp(true);
  }

  usePlayerKeys(player, { saveFrame: () => void saveFrame(), showHelp });

  return (
    <section
      ref={attach.frame}
      aria-label="Player"
      data-player
      className={cn(
        "group/player grid gap-2",
        player.fullscreen && "h-full grid-rows-[minmax(0,1fr)] bg-black",
        idle && "cursor-none",
      )}
    >
      <ViewTransition name={`clip-${video.id}`} share="clip" default="none">
        <div
          style={stageStyle(video)}
          className={cn(
            "relative overflow-hidden bg-screen",
            player.fullscreen ? "bg-black" : "mx-auto aspect-(--ratio) w-full max-w-(--stage-width) rounded-lg",
          )}
        >
          {/* Not the poster attribute: that would be fetched as the clip is, across origins, and miss the library's copy. */}
          {!player.fullscreen && <VideoPoster video={video} eager />}
          {/* biome-ignore lint/a11y/useMediaCaption: generated clips carry no spoken text to caption */}
          <video
            ref={attach.media}
            src={src}
            crossOrigin={cors ? "anonymous" : undefined}
            width={video.width}
            height={video.height}
            aria-label={video.title}
            playsInline
            preload="auto"
            onClick={player.toggle}
            onDoubleClick={player.toggleFullscreen}
            className="relative size-full object-contain"
          />
          <canvas ref={freeze} hidden className="pointer-events-none absolute inset-0 size-full object-contain" />
          {trouble && (
            <div
              role="alert"
              className="absolute inset-0 grid place-content-center justify-items-center gap-3 bg-scrim p-4 text-center text-scrim-foreground"
            >
              <p className="max-w-prose text-pretty">{trouble}</p>
              <Button variant="secondary" size="sm" onClick={retry}>
                Try again
              </Button>
            </div>
          )}
        </div>
      </ViewTransition>
      <div
        className={cn(
          "mx-auto grid w-full gap-1",
          player.fullscreen
            ? "absolute inset-x-0 bottom-0 bg-background/85 px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] transition-opacity"
            : "max-w-[max(var(--stage-width),46rem)]",
          idle && "pointer-events-none opacity-0",
        )}
        style={stageStyle(video)}
      >
        <Scrubber
          media={media}
          duration={duration}
          rate={rate}
          points={player.points}
          sprite={video.sprite}
          onSeek={player.seek}
        />
        <Transport
          player={player}
          media={media}
          duration={duration}
          rate={rate}
          onSaveFrame={() => void saveFrame()}
          onUseFrame={takesFrame ? () => void takeFrame() : undefined}
          onHelp={showHelp}
        />
      </div>
      {help && <KeyboardHelp onClose={() => setHelp(false)} />}
    </section>
  );
}
