import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Library } from "@/components/library/library";
import { getProfile } from "@/lib/auth/profile";
import { signInPath } from "@/lib/auth/safe-path";
import { getViewer } from "@/lib/auth/viewer";
import { canEnhance } from "@/lib/prompts/enhance";
import { getBudget } from "@/lib/videos/budget";
import { listVideos } from "@/lib/videos/gallery";
import { getModels, getQueue } from "@/lib/videos/queries";
import { galleryFilterSchema } from "@/lib/videos/schemas";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage({ searchParams }: PageProps<"/videos">) {
  const viewer = await getViewer();
  if (!viewer) redirect(signInPath("/videos"));
  // `image` is for the composer, which takes it out of the address.
  const { image: _image, ...search } = await searchParams;
  const filter = galleryFilterSchema.parse(search);
  const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();
  const [page, queue, budget, models, profile] = await Promise.all([
    listVideos(viewer, filter),
    getQueue(viewer),
    getBudget(viewer),
    getModels(),
    getProfile(viewer),
  ]);
  const { defaultModel, defaultSize, defaultSeconds } = profile.preferences;
  const defaults = {
    model: defaultModel ?? undefined,
    size: defaultSize ?? undefined,
    seconds: defaultSeconds ?? undefined,
  };
  return (
    <Library
      key={query}
      query={query}
      initial={{ ...page, queue, budget }}
      models={models}
      defaults={defaults}
      canEnhance={canEnhance()}
    />
  );
}
