import "server-only";
import { route } from "@/lib/http";
import { errorResponse } from "./errors";

/** 404 for addresses that this API does not have. */
export const unknownRoute = route(async (request: Request) => {
  const message = `There is no ${request.method} ${new URL(request.url).pathname} here. See docs/api.md for what there is.`;
  return refuseNotOffered(request) ?? errorResponse(404, { message, code: "unknown_url" });
});

/** 405 for the methods that a known address does not have. `allow` lists those it has. */
export function otherMethods(allow: string) {
  return route(async (request: Request) => {
    const message = `${request.method} is not possible here. Use ${allow.replaceAll(", ", " or ")}.`;
    return refuseNotOffered(request) ?? errorResponse(405, { message, code: "method_not_allowed", headers: { allow } });
  });
}

/** 404 for what OpenAI's SDK can ask for and this studio does not have; its first part looks like a video's id. */
function refuseNotOffered(request: Request): Response | null {
  const [, what] = /^\/v1\/videos\/(edits|extensions|characters)(\/|$)/.exec(new URL(request.url).pathname) ?? [];
  if (!what) return null;
  const message = `This studio does not offer ${what}. Remix a video instead: POST /v1/videos/{id}/remix.`;
  return errorResponse(404, { message, code: "not_offered" });
}
