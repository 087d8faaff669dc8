import { after } from "next/server";
import { createFromRequest } from "@/lib/v1/create-video";
import { listVideos } from "@/lib/v1/list-videos";
import { programRoute } from "@/lib/v1/program-route";
import { otherMethods } from "@/lib/v1/unknown-route";
import { advanceSoon } from "@/lib/videos/advance-soon";

export const GET = programRoute(async (viewer, request) => {
  after(() => advanceSoon(viewer.id));
  return Response.json(await listVideos(viewer, new URL(request.url).searchParams));
});

export const POST = programRoute(async (viewer, request) => {
  const video = await createFromRequest(viewer, request);
  after(() => advanceSoon(viewer.id));
  return Response.json(video);
});

export const PUT = otherMethods("GET, POST");
export { PUT as DELETE, PUT as PATCH };
