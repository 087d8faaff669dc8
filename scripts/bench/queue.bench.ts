import { PgBoss } from "pg-boss";
import { db } from "@/lib/db";
import { claimDue } from "@/lib/videos/claim";
import { move } from "@/lib/videos/move";
import type { Bench } from "./bench";
import { compare, timed } from "./bench";
import { insertVideos, makeUser } from "./queue-rows";

const jobs = 2000;
const batch = 50;
const rounds = 9;

/** Claims in batches and completes one by one, as jobs end; ours also writes the event, the ledger and the assets. */
export default {
  async run() {
    const userId = await makeUser();
    const ours = async () => {
      await insertVideos(userId, jobs, "due");
      return timed(async () => {
        for (;;) {
          const videos = await claimDue({ limit: batch });
          if (videos.length === 0) return;
          await Promise.all(
            videos.map(({ id, leaseToken: lease }) =>
              move({ id, from: "copying", to: "completed", reason: "saved", lease, nextIn: null, money: "settle" }),
            ),
          );
        }
      });
    };

    const boss = new PgBoss({ connectionString: process.env.DATABASE_URL, max: 10, supervise: false, schedule: false });
    await boss.start();
    await boss.createQueue("bench");
    const theirs = async () => {
      await boss.insert(
        "bench",
        Array.from({ length: jobs }, () => ({ data: { prompt: "a red sailboat on a calm sea" } })),
      );
      return timed(async () => {
        for (;;) {
          const fetched = await boss.fetch("bench", { batchSize: batch });
          if (fetched.length === 0) return;
          await Promise.all(fetched.map(({ id }) => boss.complete("bench", id)));
        }
      });
    };

    await ours();
    await theirs();
    const [ourMs, theirMs] = await compare(rounds, ours, theirs);
    await boss.stop({ graceful: false });
    await db.$executeRaw`DELETE FROM videos WHERE user_id = ${userId}::uuid`;
    const speed = (ms: number) => `${(jobs / (ms / 1000)).toFixed(0)}/s`;
    return [
      {
        what: "claim and complete",
        ours: speed(ourMs),
        other: `${speed(theirMs)}, pg-boss`,
        ratio: theirMs / ourMs,
        target: { atLeast: 1 },
      },
    ];
  },
} satisfies Bench;
