import { requireViewer } from "@/lib/auth/viewer";
import { route } from "@/lib/http";
import { getBudget } from "@/lib/videos/budget";
import { getQueue } from "@/lib/videos/queries";

/** What is in flight and what remains of the month's budget. */
export const GET = route(
  async () => {
    const viewer = await requireViewer();
    const [queue, budget] = await Promise.all([getQueue(viewer), getBudget(viewer)]);
    return Response.json({ queue, budget });
  },
  { quiet: true },
);
