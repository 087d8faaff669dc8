import { random } from "@/demo/scene/random";
import { createUser } from "@/lib/auth/create-user";
import { db, disconnect } from "@/lib/db";
import { disconnectStorage, ensureBucket } from "@/lib/storage";
import { type DrawnShot, drawShot, type Quality } from "./draw-shots";
import { insertLibrary } from "./insert-library";
import { makeLibrary } from "./make-library";
import { shots as allShots } from "./words";

export type SeedOptions = { videos: number; email: string; password: string; shots: number; quality: Quality };

/** Draws what is not drawn yet and adds the clips. Returns whether the account had to be made. */
export async function seedLibrary(options: SeedOptions): Promise<boolean> {
  try {
    return await fillLibrary(options);
  } finally {
    // Also when it failed: a connection that outlives its database is logged.
    await disconnect();
    disconnectStorage();
  }
}

async function fillLibrary({ videos, email, password, shots, quality }: SeedOptions): Promise<boolean> {
  await ensureBucket();
  const known = await db.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true } });
  // A year of work costs more than a month's default budget.
  const { id } = known ?? (await createUser({ email, password, unlimited: true }));
  const drawn: DrawnShot[] = [];
  for (const shot of allShots.slice(0, shots)) {
    console.error(`Drawing ${drawn.length + 1} of ${Math.min(shots, allShots.length)}: ${shot.prompt}`);
    drawn.push(await drawShot(shot, quality));
  }
  const roll = random(videos);
  await insertLibrary(id, makeLibrary(id, drawn, videos, roll), roll);
  await db.$executeRaw`ANALYZE videos, video_assets, usage`;
  return !known;
}
