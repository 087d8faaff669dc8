import { listModels } from "@/lib/v1/models";
import { programRoute } from "@/lib/v1/program-route";
import { otherMethods } from "@/lib/v1/unknown-route";

export const GET = programRoute(async () => Response.json(listModels()));

export const POST = otherMethods("GET");
export { POST as DELETE, POST as PATCH, POST as PUT };
