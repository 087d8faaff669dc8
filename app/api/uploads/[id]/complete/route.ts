import { z } from "zod";
import { requireViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { readJson, route } from "@/lib/http";
import { enforceLimit } from "@/lib/rate-limit";
import { completeUpload } from "@/lib/uploads/complete-upload";
import { completeUploadSchema } from "@/lib/uploads/schemas";

/** Checks a reference image that has been put into the bucket, and crops it to the clip's size. */
export const POST = route(async (request, { params }: RouteContext<"/api/uploads/[id]/complete">) => {
  const viewer = await requireViewer();
  await enforceLimit("upload", viewer);
  const { success, data: id } = z.uuid().safeParse((await params).id);
  if (!success) throw new AppError("not_found");
  return Response.json(await completeUpload(viewer, id, await readJson(request, completeUploadSchema)));
});
