"use server";

import { z } from "zod";
import { action } from "@/lib/action";
import {
  addToCollection,
  createCollection,
  deleteCollection,
  removeFromCollection,
  renameCollection,
} from "@/lib/videos/collections";
import { changeTags, renameVideo, setFavorite } from "@/lib/videos/organise";
import { collectionNameSchema, tagsSchema, titleSchema, videoIdSchema, videoIdsSchema } from "@/lib/videos/schemas";

const inCollection = z.object({ collectionId: z.uuid(), videoIds: videoIdsSchema });

export const setFavoriteAction = action(
  z.object({ videoIds: videoIdsSchema, favorite: z.boolean() }),
  (viewer, { videoIds, favorite }) => setFavorite(viewer, videoIds, favorite),
);
export const changeTagsAction = action(
  z.object({ videoIds: videoIdsSchema, add: tagsSchema, remove: tagsSchema }),
  changeTags,
);
export const renameVideoAction = action(z.object({ videoId: videoIdSchema, title: titleSchema }), (viewer, input) =>
  renameVideo(viewer, input.videoId, input.title),
);

export const createCollectionAction = action(collectionNameSchema, createCollection);
export const renameCollectionAction = action(
  z.object({ collectionId: z.uuid(), name: collectionNameSchema }),
  (viewer, { collectionId, name }) => renameCollection(viewer, collectionId, name),
);
export const deleteCollectionAction = action(z.uuid(), deleteCollection);
export const addToCollectionAction = action(inCollection, (viewer, { collectionId, videoIds }) =>
  addToCollection(viewer, collectionId, videoIds),
);
export const removeFromCollectionAction = action(inCollection, (viewer, { collectionId, videoIds }) =>
  removeFromCollection(viewer, collectionId, videoIds),
);
