import { requireViewer } from "@/lib/auth/viewer";
import { route } from "@/lib/http";
import { listTemplates } from "@/lib/prompts/templates";

/** The viewer's own prompt templates. */
export const GET = route(async () => {
  return Response.json(await listTemplates(await requireViewer()));
});
