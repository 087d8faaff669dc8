import { route } from "@/lib/http";
import { describeApi } from "@/lib/v1/openapi";
import { otherMethods } from "@/lib/v1/unknown-route";

/** For tools that read a description before they have a key. */
export const GET = route(async () => Response.json(describeApi()));

export const POST = otherMethods("GET");
export { POST as DELETE, POST as PATCH, POST as PUT };
