import { requireViewer } from "@/lib/auth/viewer";
import { idOf, route } from "@/lib/http";
import { getUpload } from "@/lib/uploads/get-upload";

/** A finished reference image, for reusing it. */
export const GET = route(async (_request, { params }: RouteContext<"/api/uploads/[id]">) => {
  const viewer = await requireViewer();
  const id = await idOf(params);
  return Response.json(await getUpload(viewer, id));
});
