"use client";

import dynamic from "next/dynamic";
import type { ModelDto, VideoDto } from "@/lib/videos/schemas";
import type { ClipActions } from "./use-clip-actions";

/** What is asked before something is done to these clips. */
export type DialogRequest = {
  kind: "rename" | "tags" | "collect" | "retry" | "forever" | "remix";
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
  rename: dynamic(() => import("./rename-dialog").then((module) => module.RenameDialog), { ssr: false }),
  tags: dynamic(() => import("./tags-dialog").then((module) => module.TagsDialog), { ssr: false }),
  collect: dynamic(() => import("./collect-dialog").then((module) => module.CollectDialog), { ssr: false }),
  retry: dynamic(() => import("./retry-dialog").then((module) => module.RetryDialog), { ssr: false }),
  forever: dynamic(() => import("./forever-dialog").then((module) => module.ForeverDialog), { ssr: false }),
  remix: dynamic(() => import("./remix-loader").then((module) => module.RemixLoader), { ssr: false }),
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
