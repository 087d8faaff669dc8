import { after } from "next/server";
import { requireViewer } from "@/lib/auth/viewer";
import { route } from "@/lib/http";
import { advanceSoon } from "@/lib/videos/advance-soon";
import { listVideos } from "@/lib/videos/gallery";
import { getVideos } from "@/lib/videos/queries";
import { galleryFilterSchema, videoIdsSchema } from "@/lib/videos/schemas";

/**
 * `?ids=a,b` refreshes what is on screen; anything else is a page of the gallery, filtered as its address says.
 * A status read moves the owner's due videos on, so that a studio without a frequent cron works too.
 */
export const GET = route(
  async (request) => {
    const viewer = await requireViewer();
    const { ids, ...filter } = Object.fromEntries(new URL(request.url).searchParams);
    if (ids === undefined) return Response.json(await listVideos(viewer, galleryFilterSchema.parse(filter)));
    after(() => advanceSoon(viewer.id));
    return Response.json({ videos: await getVideos(viewer, videoIdsSchema.parse(ids.split(","))) });
  },
  { quiet: true },
);
