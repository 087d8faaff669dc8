import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { VideoScreen } from "@/components/player/video-screen";
import { signInPath } from "@/lib/auth/safe-path";
import { getViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { getModels, getVideo } from "@/lib/videos/queries";
import { videoIdSchema } from "@/lib/videos/schemas";

// No loading.tsx here or above: a clip that is not there must answer 404 before the first byte.
const loadVideo = cache(async (id: string) => {
  const viewer = await getViewer();
  if (!viewer) redirect(signInPath(`/videos/${id}`));
  if (!videoIdSchema.safeParse(id).success) notFound();
  return getVideo(viewer, id).catch((error) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: PageProps<"/videos/[id]">): Promise<Metadata> {
  return { title: (await loadVideo((await params).id)).title };
}

export default async function VideoPage({ params }: PageProps<"/videos/[id]">) {
  const [video, models] = await Promise.all([loadVideo((await params).id), getModels()]);
  const model = models.find(({ id }) => id === video.model);
  return (
    <VideoScreen key={video.id} initial={video} nativeRemix={model?.remix === true && model.demo === video.demo} />
  );
}
