import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { toRelative } from "@/components/family/relative";
import { ClipScreen } from "@/components/player/clip-screen";
import { signInPath } from "@/lib/auth/safe-path";
import { getViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { getNeighbours } from "@/lib/videos/neighbours";
import { fileName, getFamily, getModels, getVideo } from "@/lib/videos/queries";
import { videoIdSchema } from "@/lib/videos/schemas";

// No loading.tsx here or above: a clip that is not there must answer 404 before the first byte.
const loadClip = cache(async (id: string) => {
  const viewer = await getViewer();
  if (!viewer) redirect(signInPath(`/videos/${id}`));
  if (!videoIdSchema.safeParse(id).success) notFound();
  const clip = Promise.all([getVideo(viewer, id), getFamily(viewer, id), getNeighbours(viewer, id), getModels()]);
  return clip.catch((error) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: PageProps<"/videos/[id]">): Promise<Metadata> {
  const [video] = await loadClip((await params).id);
  return { title: video.title };
}

export default async function VideoPage({ params }: PageProps<"/videos/[id]">) {
  const [video, family, neighbours, models] = await loadClip((await params).id);
  return (
    <ClipScreen
      key={video.id}
      initial={video}
      family={family.map(toRelative)}
      neighbours={neighbours}
      model={models.find(({ id }) => id === video.model) ?? null}
      fileStem={fileName(video.title, video.id).replace(/\.mp4$/, "")}
      takesFrame={models.some(({ image }) => image)}
    />
  );
}
