import type { Metadata } from "next";
import { cache } from "react";
import { addressOf, galleryPath } from "@/components/library/gallery-address";
import { Library } from "@/components/library/library";
import { getProfile } from "@/lib/auth/profile";
import { viewerOfPage } from "@/lib/auth/viewer";
import { canEnhance } from "@/lib/prompts/enhance";
import { getSettings } from "@/lib/settings";
import { getBudget } from "@/lib/videos/budget";
import { findCollection } from "@/lib/videos/collections";
import { listVideos } from "@/lib/videos/gallery";
import { getModels, getQueue } from "@/lib/videos/queries";
import { galleryFilterSchema } from "@/lib/videos/schemas";

/** The page and its title ask for the same. */
const loadCollection = cache(findCollection);

export async function generateMetadata({ searchParams }: PageProps<"/videos">): Promise<Metadata> {
  const address = addressOf(await searchParams);
  const viewer = await viewerOfPage(galleryPath(address));
  const { collection: id, trash, q, favorite } = galleryFilterSchema.parse(address);
  if (trash) return { title: "Trash" };
  if (id) return { title: (await loadCollection(viewer, id))?.name ?? "Collection" };
  if (q) return { title: `“${q}”` };
  return { title: favorite ? "Favourites" : "Library" };
}

export default async function LibraryPage({ searchParams }: PageProps<"/videos">) {
  const address = addressOf(await searchParams);
  const viewer = await viewerOfPage(galleryPath(address));
  const filter = galleryFilterSchema.parse(address);
  const [page, queue, budget, models, profile, settings, collection] = await Promise.all([
    listVideos(viewer, filter),
    getQueue(viewer),
    getBudget(viewer),
    getModels(),
    getProfile(viewer),
    getSettings(),
    filter.collection ? loadCollection(viewer, filter.collection) : null,
  ]);
  const { defaultModel, defaultSize, defaultSeconds } = profile.preferences;
  const defaults = {
    model: defaultModel ?? undefined,
    size: defaultSize ?? undefined,
    seconds: defaultSeconds ?? undefined,
  };
  return (
    <Library
      address={address}
      initial={{ ...page, queue, budget }}
      models={models}
      defaults={defaults}
      canEnhance={canEnhance()}
      collection={collection}
      trashDays={settings.trashDays}
    />
  );
}
