import { getModel } from "@/lib/v1/models";
import { programRoute } from "@/lib/v1/program-route";
import { otherMethods } from "@/lib/v1/unknown-route";

export const GET = programRoute(async (_viewer, _request, { params }: RouteContext<"/v1/models/[id]">) =>
  Response.json(getModel((await params).id)),
);

export const POST = otherMethods("GET");
export { POST as DELETE, POST as PATCH, POST as PUT };
