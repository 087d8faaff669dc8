import { requireViewer } from "@/lib/auth/viewer";
import { readJson, route } from "@/lib/http";
import { enforceLimit } from "@/lib/rate-limit";
import { createUpload } from "@/lib/uploads/create-upload";
import { createUploadSchema } from "@/lib/uploads/schemas";

/** Reserves a reference image: answers where the browser may PUT it. */
export const POST = route(async (request) => {
  const viewer = await requireViewer();
  await enforceLimit("upload", viewer);
  const input = await readJson(request, createUploadSchema);
  return Response.json(await createUpload(viewer, input), { status: 201 });
});
