import { requireViewer } from "@/lib/auth/viewer";
import { idOf, readJson, route } from "@/lib/http";
import { enforceLimit } from "@/lib/rate-limit";
import { completeUpload } from "@/lib/uploads/complete-upload";
import { completeUploadSchema } from "@/lib/uploads/schemas";

/** Checks a reference image that has been put into the bucket, and crops it to the clip's size. */
export const POST = route(async (request, { params }: RouteContext<"/api/uploads/[id]/complete">) => {
  const viewer = await requireViewer();
  await enforceLimit("upload", viewer);
  const id = await idOf(params);
  return Response.json(await completeUpload(viewer, id, await readJson(request, completeUploadSchema)));
});
