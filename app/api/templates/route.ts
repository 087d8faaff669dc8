import { requireViewer } from "@/lib/auth/viewer";
import { route } from "@/lib/http";
import { listTemplates } from "@/lib/prompts/templates";

/** The viewer's own prompt templates. */
export const GET = route(async () => {
  const viewer = await requireViewer();
  return Response.json(await listTemplates(viewer), { headers: { "cache-control": "no-store" } });
});
