import "server-only";
import { viewerFromApiKey } from "@/lib/auth/api-keys";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http";
import { enforceLimit } from "@/lib/rate-limit";
import { failureResponse } from "./errors";

type Work<Context> = (viewer: Viewer, request: Request, context: Context) => Promise<Response>;

/**
 * A route for programs: an API key and nothing else signs in (no cookies, so nothing to forge across sites), calls are
 * counted, and failures have OpenAI's shape. `quiet` is for what is asked every few seconds.
 */
export function programRoute<Context = unknown>(work: Work<Context>, { quiet = false } = {}) {
  return route<Context>(
    async (request, context) => {
      const viewer = await viewerFromApiKey(request.headers.get("authorization"));
      if (!viewer) throw new AppError("unauthenticated", { message: noKey });
      await enforceLimit("api", viewer);
      return work(viewer, request, context);
    },
    { toResponse: failureResponse, quiet },
  );
}

const noKey =
  "Send a valid API key of this studio: Authorization: Bearer dk_…. You can make one in the studio's settings.";
