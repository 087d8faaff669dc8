"use client";

import { onDemand } from "@/components/on-demand";
import type { ModelDto, VideoDto } from "@/lib/videos/schemas";
import type { ClipActions } from "./use-clip-actions";

/** What is asked before something is done to these clips. */
export type DialogRequest = {
  kind: "rename" | "tags" | "collect" | "retry" | "forever" | "empty" | "remix";
  videos: VideoDto[];
  /** When it was done, not when it was called off. */
  onDone?: () => void;
};
export type OpenDialog = (request: DialogRequest) => void;

export type DialogProps = {
  videos: VideoDto[];
  models: ModelDto[];
  actions: ClipActions;
  onDone: () => void;
  onClose: () => void;
};

const kinds = {
  rename: onDemand(() => import("./rename-dialog").then((module) => module.RenameDialog)),
  tags: onDemand(() => import("./tags-dialog").then((module) => module.TagsDialog)),
  collect: onDemand(() => import("./collect-dialog").then((module) => module.CollectDialog)),
  retry: onDemand(() => import("./retry-dialog").then((module) => module.RetryDialog)),
  forever: onDemand(() => import("./forever-dialog").then((module) => module.ForeverDialog)),
  empty: onDemand(() => import("./empty-trash-dialog").then((module) => module.EmptyTrashDialog)),
  remix: onDemand(() => import("./remix-loader").then((module) => module.RemixLoader)),
};

type LibraryDialogsProps = Pick<DialogProps, "models" | "actions" | "onClose"> & { request: DialogRequest };

/** The dialog that is open; each comes with its first use. */
export function LibraryDialogs({ request, onClose, ...rest }: LibraryDialogsProps) {
  const Kind = kinds[request.kind];
  const onDone = () => {
    onClose();
    request.onDone?.();
  };
  return <Kind {...rest} videos={request.videos} onDone={onDone} onClose={onClose} />;
}
