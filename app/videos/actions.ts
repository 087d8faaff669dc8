"use server";

import { refresh } from "next/cache";
import { after } from "next/server";
import { z } from "zod";
import { action } from "@/lib/action";
import { advanceSoon } from "@/lib/videos/advance-soon";
import { cancelVideo, dismissVideo } from "@/lib/videos/cancel";
import { createVideo } from "@/lib/videos/create";
import { deleteForever, emptyTrash, restoreVideos, trashVideos } from "@/lib/videos/delete";
import { remixVideo } from "@/lib/videos/remix";
import { retryVideo } from "@/lib/videos/retry";
import {
  createVideoSchema,
  remixVideoSchema,
  retryVideoSchema,
  videoIdSchema,
  videoIdsSchema,
} from "@/lib/videos/schemas";
import { sweepSoon } from "@/lib/videos/sweep";

/** What was just queued need not wait for the next tick. */
const kick = (userId: string) => after(() => advanceSoon(userId));

export const createVideoAction = action(createVideoSchema, async (viewer, input) => {
  const video = await createVideo(viewer, input);
  kick(viewer.id);
  return video;
});

export const remixVideoAction = action(remixVideoSchema, async (viewer, input) => {
  const video = await remixVideo(viewer, input);
  kick(viewer.id);
  return video;
});

export const retryVideoAction = action(retryVideoSchema, async (viewer, input) => {
  const video = await retryVideo(viewer, input);
  kick(viewer.id);
  return video;
});

export const cancelVideoAction = action(videoIdSchema, cancelVideo);
export const dismissVideoAction = action(videoIdSchema, dismissVideo);
export const trashVideosAction = action(videoIdsSchema, trashVideos);
export const restoreVideosAction = action(videoIdsSchema, restoreVideos);

function removed(count: number): number {
  after(() => sweepSoon());
  refresh();
  return count;
}

export const deleteForeverAction = action(videoIdsSchema, async (viewer, videoIds) =>
  removed(await deleteForever(viewer, videoIds)),
);
export const emptyTrashAction = action(z.void(), async (viewer) => removed(await emptyTrash(viewer)));
