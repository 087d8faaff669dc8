import { after } from "next/server";
import { programRoute } from "@/lib/v1/program-route";
import { remixFromRequest } from "@/lib/v1/remix-video";
import { otherMethods } from "@/lib/v1/unknown-route";
import { parseVideoId } from "@/lib/v1/video-id";
import { advanceSoon } from "@/lib/videos/advance-soon";

export const POST = programRoute(async (viewer, request, { params }: RouteContext<"/v1/videos/[id]/remix">) => {
  const video = await remixFromRequest(viewer, parseVideoId((await params).id), request);
  after(() => advanceSoon(viewer.id));
  return Response.json(video);
});

export const GET = otherMethods("POST");
export { GET as DELETE, GET as PATCH, GET as PUT };
