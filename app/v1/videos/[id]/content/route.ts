import { getContent } from "@/lib/v1/content";
import { programRoute } from "@/lib/v1/program-route";
import { otherMethods } from "@/lib/v1/unknown-route";
import { parseVideoId } from "@/lib/v1/video-id";

export const GET = programRoute(async (viewer, request, { params }: RouteContext<"/v1/videos/[id]/content">) =>
  getContent(viewer, parseVideoId((await params).id), request),
);

export const POST = otherMethods("GET");
export { POST as DELETE, POST as PATCH, POST as PUT };
