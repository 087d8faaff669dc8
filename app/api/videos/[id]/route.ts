import { after } from "next/server";
import { requireViewer } from "@/lib/auth/viewer";
import { idOf, route } from "@/lib/http";
import { advanceSoon } from "@/lib/videos/advance-soon";
import { getVideo } from "@/lib/videos/queries";

/** One video as its page shows it, with fresh presigned URLs. */
export const GET = route(
  async (_request, { params }: RouteContext<"/api/videos/[id]">) => {
    const viewer = await requireViewer();
    const id = await idOf(params);
    after(() => advanceSoon(viewer.id));
    return Response.json(await getVideo(viewer, id));
  },
  { quiet: true },
);
