import type { VideoDto } from "@/lib/videos/schemas";

const DAY_MS = 24 * 3_600_000;

/** How much longer the trash keeps a clip: "12 days left". */
export function trashNote({ deletedAt }: VideoDto, trashDays: number, now = Date.now()): string | undefined {
  if (!deletedAt) return undefined;
  const days = Math.ceil((Date.parse(deletedAt) + trashDays * DAY_MS - now) / DAY_MS);
  if (days <= 0) return "Removed soon";
  return days === 1 ? "1 day left" : `${days} days left`;
}
