import { after } from "next/server";
import { requireViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http";
import { advanceSoon } from "@/lib/videos/advance-soon";
import { getVideo } from "@/lib/videos/queries";
import { videoIdSchema } from "@/lib/videos/schemas";

/** One video as its page shows it, with fresh presigned URLs. */
export const GET = route(
  async (_request, { params }: RouteContext<"/api/videos/[id]">) => {
    const viewer = await requireViewer();
    const id = videoIdSchema.safeParse((await params).id);
    if (!id.success) throw new AppError("not_found");
    after(() => advanceSoon(viewer.id));
    return Response.json(await getVideo(viewer, id.data));
  },
  { quiet: true },
);
