import type { Draft } from "@/components/composer/draft";
import { priceOfClip } from "@/components/composer/price";
import { parseSize } from "@/lib/parse-size";
import type { ModelDto, VideoDto } from "@/lib/videos/schemas";

/** The card of a clip the server has not answered for yet; its id is the request's. */
export function pendingVideo(requestId: string, draft: Draft, model: ModelDto): VideoDto {
  const now = new Date().toISOString();
  return {
    id: requestId,
    status: "queued",
    kind: "create",
    title: draft.prompt.trim(),
    prompt: draft.prompt.trim(),
    model: model.id,
    modelLabel: model.label,
    engine: "",
    demo: model.demo,
    size: draft.size,
    ...parseSize(draft.size),
    seconds: draft.seconds,
    progress: 0,
    queuePosition: null,
    secondsLeft: null,
    priceMicros: priceOfClip(model, draft.size, draft.seconds),
    costMicros: 0,
    attempt: 1,
    parentId: null,
    rootId: requestId,
    requestId,
    remixMode: null,
    remixableAs: null,
    uploadId: draft.uploadId,
    favorite: false,
    tags: [],
    failure: null,
    notice: null,
    posterUrl: null,
    blur: null,
    sprite: null,
    videoUrl: null,
    createdAt: now,
    statusAt: now,
    completedAt: null,
    deletedAt: null,
  };
}
