import "server-only";
import { AppError } from "@/lib/errors";

const shape = /^(?:video_)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;

/**
 * A video's id is the one in its page's address. Programs that keep ids in OpenAI's style (`video_` and no dashes)
 * may send that too. @throws AppError `not_found` for anything that cannot be an id
 */
export function parseVideoId(text: string, field?: string): string {
  const match = shape.exec(text);
  if (!match)
    throw new AppError("not_found", { message: `There is no video with the id ${text.slice(0, 100)}.`, field });
  return match.slice(1).join("-").toLowerCase();
}
