import { withClient } from "../embedded/postgres-client";
import { applyMigrations } from "../migrations/apply";
import { type Bench, compare } from "./bench";
import { startFirstPage } from "./support/first-page";

// What the server does for the first page of the library, with a thousand and with a million rows in the table, all of
// them the viewer's own.

const FEW = 1_000;
const MANY = 1_000_000;
const ROUNDS = 60;

/** A database of its own in the bench's PostgreSQL, with one user and so many clips. */
async function makeDatabase(name: string, rows: number): Promise<{ url: string; userId: string }> {
  const server = process.env.DATABASE_URL ?? "";
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  await applyMigrations(url.href);
  const userId = await withClient(url.href, async (client) => {
    const user = await client.query(
      "INSERT INTO users (id, email) VALUES (gen_random_uuid(), 'bench@example.com') RETURNING id",
    );
    await client.query(CLIPS, [user.rows[0].id, rows]);
    await client.query(POSTERS);
    await client.query("VACUUM ANALYZE videos");
    await client.query("VACUUM ANALYZE video_assets");
    return user.rows[0].id;
  });
  return { url: url.href, userId };
}

/** Finished clips, one every hundred seconds into the past. */
const CLIPS = `
  INSERT INTO videos (id, user_id, request_id, request_hash, root_id, status, title, prompt, engine, model, size, seconds,
    price_micros, next_at, created_at, completed_at, engine_ms, progress)
  SELECT id, $1, id::text, '', id, 'completed', 'A quiet sea ' || n, 'A quiet sea at dusk, take ' || n, 'demo', 'demo-1',
    '1280x720', 4, 400000, NULL, at, at, 9000, 100
  FROM (SELECT gen_random_uuid() AS id, n, now() - n * interval '100 seconds' AS at
    FROM generate_series(1, $2::int) AS n) clips`;

const POSTERS = `
  INSERT INTO video_assets (video_id, kind, key, content_type, bytes, sha256)
  SELECT id, 'poster', 'videos/' || id || '/poster.webp', 'image/webp', 1, '' FROM videos`;

export default {
  async run() {
    const few = await startFirstPage(await makeDatabase("few_clips", FEW));
    const many = await startFirstPage(await makeDatabase("many_clips", MANY));
    await compare(10, many, few);
    const [ours, other] = await compare(ROUNDS, many, few);
    return [
      {
        what: "server time of the library's first page",
        ours: `${ours.toFixed(1)} ms at ${MANY.toLocaleString("en-US")} clips`,
        other: `${other.toFixed(1)} ms at ${FEW.toLocaleString("en-US")}`,
        ratio: ours / other,
        target: { atMost: 1.2 },
      },
    ];
  },
} satisfies Bench;
