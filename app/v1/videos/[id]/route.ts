import { after } from "next/server";
import { deleteVideo } from "@/lib/v1/delete-video";
import { getVideo } from "@/lib/v1/get-video";
import { programRoute } from "@/lib/v1/program-route";
import { otherMethods } from "@/lib/v1/unknown-route";
import { parseVideoId } from "@/lib/v1/video-id";
import { advanceSoon } from "@/lib/videos/advance-soon";

type Context = RouteContext<"/v1/videos/[id]">;

export const GET = programRoute(
  async (viewer, _request, { params }: Context) => {
    const id = parseVideoId((await params).id);
    after(() => advanceSoon(viewer.id));
    return Response.json(await getVideo(viewer, id));
  },
  { quiet: true },
);

export const DELETE = programRoute(async (viewer, _request, { params }: Context) =>
  Response.json(await deleteVideo(viewer, parseVideoId((await params).id))),
);

export const POST = otherMethods("GET, DELETE");
export { POST as PATCH, POST as PUT };
