import { after } from "next/server";
import { requireViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http";
import { advanceDue } from "@/lib/videos/advance";
import { getVideo } from "@/lib/videos/queries";
import { videoIdSchema } from "@/lib/videos/schemas";

/** One video as its page shows it, with fresh presigned URLs. */
export const GET = route(
  async (_request, { params }: RouteContext<"/api/videos/[id]">) => {
    const viewer = await requireViewer();
    const id = videoIdSchema.safeParse((await params).id);
    if (!id.success) throw new AppError("not_found");
    after(() => advanceDue({ userId: viewer.id, limit: 4, forMs: 1000 }));
    return Response.json(await getVideo(viewer, id.data));
  },
  { quiet: true },
);
