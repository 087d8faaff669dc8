import "server-only";
import { route } from "@/lib/http";
import { errorResponse } from "./errors";

/** 404 for addresses that this API does not have. */
export const unknownRoute = route(async (request: Request) => {
  const message = `There is no ${request.method} ${new URL(request.url).pathname} here. See docs/api.md for what there is.`;
  return errorResponse(404, { message, code: "unknown_url" });
});

/** 405 for the methods that a known address does not have. `allow` lists those it has. */
export function otherMethods(allow: string) {
  return route(async (request: Request) => {
    const message = `${request.method} is not possible here. Use ${allow.replaceAll(", ", " or ")}.`;
    return errorResponse(405, { message, code: "method_not_allowed", headers: { allow } });
  });
}
