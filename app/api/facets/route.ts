import { requireViewer } from "@/lib/auth/viewer";
import { route } from "@/lib/http";
import { getFacets } from "@/lib/videos/organise";

/** What the gallery can be filtered by, and where its clips can be put. */
export const GET = route(async () => Response.json(await getFacets(await requireViewer())), { quiet: true });
