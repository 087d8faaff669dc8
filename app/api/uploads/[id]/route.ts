import { z } from "zod";
import { requireViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http";
import { getUpload } from "@/lib/uploads/get-upload";

/** A finished reference image, for reusing it. */
export const GET = route<{ params: Promise<{ id: string }> }>(async (_request, { params }) => {
  const viewer = await requireViewer();
  const { success, data: id } = z.uuid().safeParse((await params).id);
  if (!success) throw new AppError("not_found");
  return Response.json(await getUpload(viewer, id), { headers: { "cache-control": "no-store" } });
});
