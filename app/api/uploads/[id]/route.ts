import { z } from "zod";
import { requireViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http";
import { getUpload } from "@/lib/uploads/get-upload";

/** A finished reference image, for reusing it. */
export const GET = route(async (_request, { params }: RouteContext<"/api/uploads/[id]">) => {
  const viewer = await requireViewer();
  const { success, data: id } = z.uuid().safeParse((await params).id);
  if (!success) throw new AppError("not_found");
  return Response.json(await getUpload(viewer, id));
});
