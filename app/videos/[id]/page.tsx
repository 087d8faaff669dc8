import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/videos/or-not-found";
import { toRelative } from "@/components/family/relative";
import { addressOf, clipPath, galleryQuery, readAddress } from "@/components/library/gallery-address";
import { ClipScreen } from "@/components/player/clip-screen";
import { viewerOfPage } from "@/lib/auth/viewer";
import { listCollectionsOf } from "@/lib/videos/collections";
import { getNeighbours } from "@/lib/videos/neighbours";
import { fileName, getFamily, getModels, getVideo } from "@/lib/videos/queries";
import { galleryFilterSchema, videoIdSchema } from "@/lib/videos/schemas";
import { getTakes } from "@/lib/videos/takes";

// No loading.tsx here or above: a clip that is not there must answer 404 before the first byte.
/** `query` describes the view of the gallery one came from: text, so that both callers share one look. */
const loadClip = cache(async (id: string, query: string) => {
  const address = readAddress(new URLSearchParams(query));
  const viewer = await viewerOfPage(clipPath(id, address));
  if (!videoIdSchema.safeParse(id).success) notFound();
  return orNotFound(
    Promise.all([
      getVideo(viewer, id),
      getFamily(viewer, id),
      getTakes(viewer, id),
      getNeighbours(viewer, id, galleryFilterSchema.parse(address)),
      getModels(),
      listCollectionsOf(viewer, id),
      address,
    ]),
  );
});

async function load({ params, searchParams }: PageProps<"/videos/[id]">) {
  const { id } = await params;
  return loadClip(id, galleryQuery(addressOf(await searchParams)));
}

export async function generateMetadata(props: PageProps<"/videos/[id]">): Promise<Metadata> {
  const [video] = await load(props);
  return { title: video.title };
}

export default async function VideoPage(props: PageProps<"/videos/[id]">) {
  const [video, family, takes, neighbours, models, collections, address] = await load(props);
  return (
    <ClipScreen
      key={video.id}
      initial={video}
      family={family.map(toRelative)}
      takes={takes.map(toRelative)}
      neighbours={neighbours}
      collections={collections}
      address={address}
      model={models.find(({ id }) => id === video.model) ?? null}
      fileStem={fileName(video.title, video.id).replace(/\.mp4$/, "")}
      takesFrame={models.some(({ image }) => image)}
    />
  );
}
