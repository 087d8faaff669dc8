import { after } from "next/server";
import { createFromRequest } from "@/lib/v1/create-video";
import { listVideos } from "@/lib/v1/list-videos";
import { programRoute } from "@/lib/v1/program-route";
import { otherMethods } from "@/lib/v1/unknown-route";
import { advanceDue } from "@/lib/videos/advance";

export const GET = programRoute(async (viewer, request) => {
  after(() => advanceDue({ userId: viewer.id, limit: 4, forMs: 1000 }));
  return Response.json(await listVideos(viewer, new URL(request.url).searchParams));
});

export const POST = programRoute(async (viewer, request) => {
  const video = await createFromRequest(viewer, request);
  after(() => advanceDue({ userId: viewer.id, forMs: 10_000 }));
  return Response.json(video);
});

export const PUT = otherMethods("GET, POST");
export { PUT as DELETE, PUT as PATCH };
