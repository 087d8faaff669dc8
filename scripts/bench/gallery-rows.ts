import { withClient } from "../embedded/postgres-client";
import { startTemporaryPostgres } from "../embedded/temporary-postgres";
import { generateClient } from "../launch/generate";
import { onStop } from "../launch/stopping";
import { applyMigrations } from "../migrations/apply";
import { amount, type Bench, median, ratio } from "./bench";

const FEW = 1_000;
const MANY = 1_000_000;
const ROUNDS = 60;

/**
 * What the server does for the first page of the library, with a thousand and with a million rows in the table, all of
 * them the viewer's own.
 */
export const galleryRows: Bench = async () => {
  generateClient();
  const postgres = await startTemporaryPostgres();
  onStop(() => postgres.stop());
  await applyMigrations(postgres.url);
  Object.assign(process.env, environment, { DATABASE_URL: postgres.url });
  const viewer = { id: await makeUser(postgres.url), email: "", role: "user" as const, unlimited: true };
  await addRows(postgres.url, viewer.id, FEW);
  const few = await measure(viewer);
  await addRows(postgres.url, viewer.id, MANY - FEW);
  const many = await measure(viewer);
  await (await import("@/lib/db")).disconnect();
  return [
    amount(`first page at ${FEW.toLocaleString("en-US")} rows`, few, "ms"),
    amount(`first page at ${MANY.toLocaleString("en-US")} rows`, many, "ms"),
    ratio("server time of the first page, many ÷ few", many, few, 1.2),
  ];
};

// The bucket is never called: presigning is arithmetic.
const environment = {
  S3_BUCKET: "bench",
  S3_ENDPOINT: "http://127.0.0.1:9",
  S3_ACCESS_KEY_ID: "bench",
  S3_SECRET_ACCESS_KEY: "bench-bench-bench",
  AUTH_SECRET: "bench-bench-bench-bench",
  EMBEDDED: "engine",
  LOG_LEVEL: "silent",
};

async function makeUser(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      "INSERT INTO users (id, email) VALUES (gen_random_uuid(), 'b@b.b') RETURNING id",
    );
    return rows[0].id;
  });
}

/** Finished clips with their files, one every hundred seconds into the past, from the oldest there is. */
async function addRows(url: string, userId: string, count: number): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      `INSERT INTO videos (id, user_id, request_id, request_hash, root_id, status, title, prompt, engine, model, size,
         seconds, price_micros, next_at, created_at, completed_at, engine_ms, progress)
       SELECT id, $1, id::text, '', id, 'completed', 'A quiet sea ' || n, 'A quiet sea at dusk, take ' || n, 'demo', 'demo-1',
         '1280x720', 4, 400000, NULL, at, at, 9000, 100
       FROM (SELECT gen_random_uuid() AS id, n, now() - interval '1 day' -
         ((SELECT count(*) FROM videos) + n) * interval '100 seconds' AS at FROM generate_series(1, $2::int) AS n) rows`,
      [userId, count],
    );
    await client.query(
      `INSERT INTO video_assets (video_id, kind, key, content_type, bytes, sha256)
       SELECT id, 'poster', 'videos/' || id || '/poster.webp', 'image/webp', 1, '' FROM videos ON CONFLICT DO NOTHING`,
    );
    await client.query("VACUUM ANALYZE videos");
    await client.query("VACUUM ANALYZE video_assets");
  });
}

type Viewer = { id: string; email: string; role: "user"; unlimited: boolean };

/** Milliseconds for all the page asks of the database, as the page asks it. */
async function measure(viewer: Viewer): Promise<number> {
  const [{ listVideos }, { getModels, getQueue }, { getBudget }, { galleryFilterSchema }] = await Promise.all([
    import("@/lib/videos/gallery"),
    import("@/lib/videos/queries"),
    import("@/lib/videos/budget"),
    import("@/lib/videos/schemas"),
  ]);
  const filter = galleryFilterSchema.parse({});
  const page = () => Promise.all([listVideos(viewer, filter), getQueue(viewer), getBudget(viewer), getModels()]);
  for (let round = 0; round < 10; round++) await page();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await page();
    times.push(performance.now() - begun);
  }
  return median(times);
}
