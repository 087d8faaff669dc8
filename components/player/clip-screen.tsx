"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { restoreVideosAction } from "@/app/videos/actions";
import { answer } from "@/components/answer";
import { keepDraft } from "@/components/composer/draft";
import { FamilyTree } from "@/components/family/family-tree";
import { OtherTakes } from "@/components/family/other-takes";
import { type Relative, toRelative } from "@/components/family/relative";
import type { Address } from "@/components/library/gallery-address";
import { replaceKept } from "@/components/library/kept-pages";
import { LiveOverlay } from "@/components/live-overlay";
import type { NextStep } from "@/components/next-step";
import { ClipActions } from "@/components/player/clip-actions";
import { ClipNav } from "@/components/player/clip-nav";
import { ClipNotice } from "@/components/player/clip-notice";
import { ClipPlayer } from "@/components/player/clip-player";
import { ClipTools } from "@/components/player/clip-tools";
import { Stage } from "@/components/player/stage";
import { StoppedStage } from "@/components/player/stopped-stage";
import { useClip } from "@/components/player/use-clip";
import { useClipEdits } from "@/components/player/use-clip-edits";
import { showToast } from "@/components/toast";
import { Button } from "@/components/ui/button";
import { VideoDetails } from "@/components/video-details";
import type { VideoFactsProps } from "@/components/video-facts";
import { STATUS } from "@/components/video-status";
import type { Neighbours } from "@/lib/videos/neighbours";
import type { ModelDto, VideoDetailDto } from "@/lib/videos/schemas";

type ClipScreenProps = Pick<VideoFactsProps, "collections"> & {
  initial: VideoDetailDto;
  family: Relative[];
  /** Made at once with it, itself among them. */
  takes: Relative[];
  neighbours: Neighbours;
  /** The view of the gallery that the neighbours are of. */
  address: Address;
  /** The clip's model; null when this studio no longer has it. */
  model: ModelDto | null;
  fileStem: string;
  /** A model of this studio starts from a picture. */
  takesFrame: boolean;
};

/** A clip's own page: the picture first, then everything about it, then its family. */
export function ClipScreen(props: ClipScreenProps) {
  const { initial, family, takes, neighbours, collections, address, model, fileStem, takesFrame } = props;
  const router = useRouter();
  const { video, gone, setVideo, look, refresh } = useClip(initial);
  const edits = useClipEdits(setVideo, refresh);
  useEffect(() => replaceKept(video), [video]);
  const withThis = (members: Relative[]) => members.map((one) => (one.id === video.id ? toRelative(video) : one));

  function onStep(step: NextStep) {
    if (step === "edit_prompt") {
      const { prompt, model, size, seconds, uploadId } = video;
      keepDraft({ prompt, model, size, seconds, uploadId });
      return router.push("/videos");
    }
    void edits.step(video, step);
  }

  async function restore() {
    const result = await answer(restoreVideosAction([video.id]));
    if (!result.ok) return void showToast(result.error.message);
    setVideo((now) => ({ ...now, deletedAt: null }));
    router.refresh();
  }

  return (
    <main className="mx-auto grid max-w-[120rem] gap-x-8 gap-y-3 px-4 pt-2 pb-8 md:px-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid gap-3 lg:col-span-2">
        <ClipNav id={video.id} {...neighbours} address={address} />
        {gone && <ClipNotice text="This clip was deleted for good in the meantime." />}
        {!gone && video.deletedAt && (
          <ClipNotice text="This clip is in the trash.">
            <Button variant="secondary" size="sm" onClick={() => void restore()}>
              Restore
            </Button>
          </ClipNotice>
        )}
      </div>
      <div className="min-w-0">
        {video.status === "completed" && video.videoUrl ? (
          <ClipPlayer
            key={video.id}
            video={video}
            src={video.videoUrl}
            fileStem={fileStem}
            takesFrame={takesFrame}
            renew={async () => (await look()).videoUrl}
          />
        ) : (
          <Stage video={video}>
            {video.failure || video.status === "canceled" || video.status === "failed" ? (
              <StoppedStage video={video} onStep={onStep} />
            ) : (
              <LiveOverlay video={video} />
            )}
          </Stage>
        )}
        <p role="status" className="sr-only">
          {STATUS[video.status].word}
        </p>
      </div>
      <div className="min-w-0 pt-3 lg:row-span-2 lg:pt-0">
        <VideoDetails
          video={video}
          collections={collections}
          tools={gone || video.deletedAt ? null : <ClipTools video={video} actions={edits} />}
          actions={
            gone ? null : (
              <ClipActions video={video} address={address} model={model} onCancel={() => void edits.cancel(video)} />
            )
          }
        />
      </div>
      <div className="grid min-w-0 content-start gap-6">
        <OtherTakes takes={withThis(takes)} currentId={video.id} />
        <FamilyTree videos={withThis(family)} currentId={video.id} />
      </div>
    </main>
  );
}
