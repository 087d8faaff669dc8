import type { RouteName } from "@/demo/faults";

const table: ReadonlyArray<readonly [string, RegExp, RouteName]> = [
  ["POST", /^\/v1\/videos$/, "create"],
  ["GET", /^\/v1\/videos$/, "list"],
  ["POST", /^\/v1\/videos\/edits$/, "edit"],
  ["POST", /^\/v1\/videos\/extensions$/, "extend"],
  ["POST", /^\/v1\/videos\/characters$/, "character.create"],
  ["GET", /^\/v1\/videos\/characters\/([^/]+)$/, "character.retrieve"],
  ["GET", /^\/v1\/videos\/([^/]+)\/content$/, "content"],
  ["POST", /^\/v1\/videos\/([^/]+)\/remix$/, "remix"],
  ["POST", /^\/v1\/videos\/([^/]+)\/cancel$/, "cancel"],
  ["GET", /^\/v1\/videos\/([^/]+)$/, "retrieve"],
  ["DELETE", /^\/v1\/videos\/([^/]+)$/, "delete"],
  ["GET", /^\/v1\/models(?:\/[^/]+)?$/, "models"],
];

/** The name of a call for counters and faults, with the id in its path; null for an unknown address. */
export function routeOf(method: string, path: string): { route: RouteName; id?: string } | null {
  for (const [verb, pattern, route] of table) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return { route, ...(match[1] && { id: decodeURIComponent(match[1]) }) };
  }
  return null;
}
