import { db } from "@/lib/db";
import { claimDue } from "@/lib/videos/claim";
import type { Bench } from "./bench";
import { median, timed } from "./bench";
import { insertVideos, makeUser } from "./queue-rows";

const few = 1000;
const many = 1_000_000;
const claims = 200;
const batch = 8;

/** Milliseconds of one claim of eight among sixteen hundred due ones. */
async function claimMs(userId: string): Promise<number> {
  await insertVideos(userId, claims * batch, "due");
  await db.$executeRaw`VACUUM ANALYZE videos`;
  const times: number[] = [];
  for (let i = 0; i < claims; i++) times.push(await timed(() => claimDue({ limit: batch })));
  await db.$executeRaw`DELETE FROM videos WHERE status = 'copying'`;
  return median(times);
}

export default {
  async run() {
    const userId = await makeUser();
    await insertVideos(userId, few, "finished");
    await claimMs(userId); // connections and plans are warm
    const withFew = await claimMs(userId);
    // Text search is put aside for the filling, which it would slow down tenfold.
    const [{ indexdef }] = await db.$queryRaw<
      [{ indexdef: string }]
    >`SELECT indexdef FROM pg_indexes WHERE indexname = 'video_words_words_idx'`;
    await db.$executeRaw`DROP INDEX video_words_words_idx`;
    for (let made = few; made < many; made += 100_000) await insertVideos(userId, 100_000, "finished");
    await db.$executeRawUnsafe(indexdef);
    const withMany = await claimMs(userId);
    await db.$executeRaw`TRUNCATE videos CASCADE`;
    const ms = (value: number) => `${value.toFixed(2)} ms`;
    return [
      {
        what: "claiming among 1,000,000 finished videos",
        ours: ms(withMany),
        other: `${ms(withFew)} among 1,000`,
        ratio: withMany / withFew,
        target: { atMost: 1.2 },
      },
    ];
  },
} satisfies Bench;
