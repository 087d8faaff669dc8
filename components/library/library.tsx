"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { type CardActions, CardActionsContext } from "@/components/card-actions";
import { ComposerDock, type ComposerHandle } from "@/components/composer/composer-dock";
import type { Draft } from "@/components/composer/draft";
import { EmptyLibrary } from "@/components/empty-library";
import { useFirstMove } from "@/components/hooks/use-first-move";
import { GalleryTitle } from "@/components/library/gallery-title";
import { LoadMore } from "@/components/library/load-more";
import { onDemand } from "@/components/on-demand";
import { QueueStrip } from "@/components/queue-strip";
import { HoverPreview } from "@/components/video-card";
import { VideoGrid } from "@/components/video-grid";
import { cn } from "@/lib/cn";
import type { CollectionDto, ModelDto, VideoDto } from "@/lib/videos/schemas";
import type { MenuRequest } from "./card-menu";
import { type Address, galleryQuery } from "./gallery-address";
import { useGalleryNavigation } from "./gallery-navigation";
import type { DialogRequest } from "./library-dialogs";
import { NoClips } from "./no-clips";
import { Toolbar } from "./toolbar";
import { trashNote } from "./trash-note";
import { useClipActions } from "./use-clip-actions";
import { type LibraryData, useClips } from "./use-clips";
import { useCreate } from "./use-create";
import { useLatePresses } from "./use-late-presses";
import { useSelection } from "./use-selection";
import { useSelectionKeys } from "./use-selection-keys";

const BulkBar = onDemand(() => import("./bulk-bar").then((module) => module.BulkBar));
const CardMenu = onDemand(() => import("./card-menu").then((module) => module.CardMenu));
const LibraryDialogs = onDemand(() => import("./library-dialogs").then((module) => module.LibraryDialogs));

type LibraryProps = {
  /** What the page shows, as its address says. */
  address: Address;
  initial: LibraryData;
  models: ModelDto[];
  defaults: Partial<Draft>;
  /** Whether this studio can rewrite prompts. */
  canEnhance: boolean;
  /** The collection one looks at; null when it is not there, or none is meant. */
  collection: CollectionDto | null;
  /** How long the trash keeps a clip. */
  trashDays: number;
};

/** The studio's main room: what is in flight, every clip, and the composer under them. */
export function Library(props: LibraryProps) {
  const { address, initial, models, defaults, canEnhance, collection, trashDays } = props;
  const composer = useRef<ComposerHandle>(null);
  const clips = useClips(galleryQuery(address), initial);
  const { pending, create } = useCreate(models, clips.change, (draft, refused) =>
    composer.current?.giveBack(draft, refused),
  );
  const actions = useClipActions(clips);
  const { selected, select, clear, selectAll } = useSelection(clips.videos);
  const { lookAgain } = clips;
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const [dialog, setDialog] = useState<DialogRequest | null>(null);
  const { pending: leaving } = useGalleryNavigation();
  const inTrash = Boolean(address.trash);

  const compose = useCallback((part: Partial<Draft>) => composer.current?.compose(part), []);
  const cardActions = useMemo<CardActions>(
    () => ({
      step(video, next) {
        if (next !== "edit_prompt") return void actions.step(video, next);
        const { prompt, model, size, seconds, uploadId } = video;
        compose({ prompt, model, size, seconds, uploadId });
      },
      favorite: (video) => void actions.setFavorite([video], !video.favorite),
      menu: (video, anchor) => setMenu({ video, anchor }),
      select,
      lookAgain,
    }),
    [actions, compose, select, lookAgain],
  );

  // A clip may be found among the newest before its own answer comes.
  const unknown = useMemo(() => {
    const known = new Set(clips.videos.map(({ requestId }) => requestId));
    return inTrash ? [] : pending.filter(({ requestId }) => !known.has(requestId));
  }, [inTrash, pending, clips.videos]);
  const shown = useMemo(() => [...unknown, ...clips.videos], [unknown, clips.videos]);
  const chosen = useMemo(() => clips.videos.filter(({ id }) => selected.has(id)), [clips.videos, selected]);
  const noteOf = useCallback((video: VideoDto) => trashNote(video, trashDays), [trashDays]);
  const latePresses = useLatePresses(chosen.length > 0);
  useSelectionKeys(chosen, { clear, remove: inTrash ? null : actions.trash });

  useFirstMove(() => {
    for (const part of [HoverPreview, CardMenu, BulkBar, LibraryDialogs]) part.warm();
  });

  const narrowed = galleryQuery({ ...address, sort: undefined }) !== "";
  const empty = shown.length === 0 && !clips.next;
  return (
    <CardActionsContext value={cardActions}>
      <main className="flex min-h-[calc(100dvh-var(--header-height)-1px)] flex-col">
        <QueueStrip queue={clips.queue} budget={clips.budget} />
        <div className="sticky top-(--header-height) z-20 bg-background/95 px-4 backdrop-blur-sm md:px-6">
          {chosen.length > 0 && <h1 className="sr-only">Selected clips</h1>}
          {chosen.length > 0 && (
            <BulkBar
              videos={chosen}
              trash={inTrash}
              collection={address.collection}
              actions={actions}
              openDialog={setDialog}
              onClear={clear}
              onSelectAll={selectAll}
              more={clips.next !== null}
            />
          )}
          <div className={chosen.length > 0 ? "hidden" : undefined} {...latePresses}>
            <Toolbar>
              <GalleryTitle
                address={address}
                collection={collection}
                trashDays={trashDays}
                onEmptyTrash={empty ? undefined : () => setDialog({ kind: "empty", videos: clips.videos })}
              />
            </Toolbar>
          </div>
        </div>
        <div
          aria-busy={leaving}
          className={cn(
            "flex-1 px-4 pt-1 transition-opacity md:px-6",
            leaving && "opacity-60 delay-100",
            inTrash && "pb-10",
          )}
        >
          {empty && !narrowed && <EmptyLibrary onPick={(prompt) => compose({ prompt })} />}
          {empty && narrowed && <NoClips trashDays={trashDays} collection={collection} />}
          {!empty && (
            <VideoGrid
              videos={shown}
              pendingCount={unknown.length}
              open={clips.next !== null}
              selected={selected}
              selecting={chosen.length > 0}
              noteOf={inTrash ? noteOf : undefined}
              address={address}
            />
          )}
          {clips.next && <LoadMore key={clips.next} load={clips.loadMore} />}
        </div>
        {!inTrash && (
          <ComposerDock
            ref={composer}
            models={models}
            defaults={defaults}
            budget={clips.budget}
            canEnhance={canEnhance}
            onSubmit={create}
          />
        )}
      </main>
      {menu && (
        <CardMenu
          {...menu}
          video={clips.videos.find(({ id }) => id === menu.video.id) ?? menu.video}
          address={address}
          actions={actions}
          canRemix={models.some(({ id }) => id === menu.video.model)}
          compose={compose}
          openDialog={setDialog}
          onClose={() => setMenu(null)}
        />
      )}
      {dialog && <LibraryDialogs request={dialog} models={models} actions={actions} onClose={() => setDialog(null)} />}
    </CardActionsContext>
  );
}
