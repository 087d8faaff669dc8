import { checkHealth } from "@/lib/health";
import { route } from "@/lib/http";

export const dynamic = "force-dynamic";

export const GET = route(
  async () => {
    const health = await checkHealth();
    return Response.json(health, { status: health.status === "down" ? 503 : 200 });
  },
  { quiet: true },
);
