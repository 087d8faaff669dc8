// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is quoted here is source

/** One guard taken out of the source, and the test that must notice. */
export interface Mutation {
  /** The guard, in words. */
  guard: string;
  file: string;
  /** Source that occurs exactly once, and what stands there without the guard. */
  find: string;
  replace: string;
  test: { file: string; name: string };
}

const unit = (file: string, name: string) => ({ file: `lib/videos/${file}.test.ts`, name });
const fault = (file: string, name: string) => ({ file: `tests/faults/${file}.test.ts`, name });
const tokenFence = "AND lease_token = ${video.leaseToken}::uuid";

export const mutations: Mutation[] = [
  {
    guard: "a move is fenced by the lease",
    file: "lib/videos/move.ts",
    find: "${lease ? Prisma.sql`AND lease_token = ${lease}::uuid` : Prisma.empty}",
    replace: "",
    test: unit("claim", "is had by one process at a time, and by another after it ran out"),
  },
  {
    guard: "a release is fenced by the lease",
    file: "lib/videos/lease.ts",
    find: `WHERE id = \${video.id}::uuid ${tokenFence}\`);\n  return count === 1;`,
    replace: "WHERE id = ${video.id}::uuid`);\n  return count === 1;",
    test: unit("claim", "is had by one process at a time, and by another after it ran out"),
  },
  {
    guard: "a move is fenced by the state it leaves",
    file: "lib/videos/move.ts",
    find: "WHERE id = ${id}::uuid AND status = ${from}::video_status",
    replace: "WHERE id = ${id}::uuid",
    test: unit("advance", "starts the next attempt of a failed video once, however often it is clicked"),
  },
  {
    guard: "a user's move touches only the user's own",
    file: "lib/videos/move.ts",
    find: "AND user_id = ${change.userId}::uuid AND deleted_at",
    replace: "AND deleted_at",
    test: unit("advance", "belongs to its user alone"),
  },
  {
    guard: "a held lease is not given again",
    file: "lib/videos/claim.ts",
    find: "const due = Prisma.sql`v.next_at <= now() AND (v.lease_until IS NULL OR v.lease_until < now())`;",
    replace: "const due = Prisma.sql`v.next_at <= now()`;",
    test: unit("guards", "is not given while another holds it, though a webhook says to look now"),
  },
  {
    guard: "a claim passes over rows that another process is at",
    file: "lib/videos/claim.ts",
    find: "ORDER BY v.next_at LIMIT ${limit} FOR UPDATE SKIP LOCKED",
    replace: "ORDER BY v.next_at LIMIT ${limit} FOR UPDATE",
    test: unit("claim", "does not wait for a row that another process is at"),
  },
  {
    guard: "places are counted and given out by one process at a time",
    file: "lib/videos/claim.ts",
    find: "db.$executeRaw`SELECT pg_advisory_xact_lock(${admissionLock})`",
    replace: "db.$executeRaw`SELECT ${admissionLock}::int`",
    test: unit("claim", "gives the last place to one of two users' looks at once"),
  },
  {
    guard: "a frozen process's transaction is ended",
    file: "lib/db.ts",
    find: "SET idle_in_transaction_session_timeout = ${idleTransactionMs}",
    replace: "SELECT ${idleTransactionMs}",
    test: unit("claim", "goes on when a process was frozen while it gave out places"),
  },
  {
    guard: "an engine that wanted quiet is asked by one video first",
    file: "lib/videos/claim.ts",
    find: "WHERE ${dueHere} AND NOT EXISTS (SELECT 1 FROM engine_holds h WHERE h.engine = v.engine)",
    replace: "WHERE ${dueHere} AND ${notHeld}",
    test: unit("claim", "is given to one video alone after the quiet, and to all once that one had its answer"),
  },
  {
    guard: "the lease is checked right before the paid call",
    file: "lib/videos/steps/start.ts",
    find: "    await assertLease(video);\n",
    replace: "",
    test: unit("guards", "that ran out keeps its process from calling the engine"),
  },
  {
    guard: "the lease is checked right before a start is asked for by its key",
    file: "lib/videos/steps/reconcile.ts",
    find: "  await assertLease(video);\n",
    replace: "",
    test: unit("guards", "that ran out keeps its process from asking by key, too"),
  },
  {
    guard: "a key that an engine may have forgotten is not sent again",
    file: "lib/videos/steps/reconcile.ts",
    find: "  if ((await secondsSince(video.startedAt)) > searchSeconds) return null;\n",
    replace: "",
    test: unit("paid-once", "none by asking an engine that was away for days with the key it has forgotten"),
  },
  {
    guard: "a start with a dead lease is never queued again",
    file: "lib/videos/steps/start.ts",
    find: 'step(video, "starting", "uncertain", "interrupted")',
    replace: 'step(video, "starting", "queued", "interrupted")',
    test: unit("guards", "found dead over a start makes it unconfirmed, never queued again"),
  },
  {
    guard: "the SDK does not post a paid start again by itself",
    file: "lib/engines/openai.ts",
    find: "maxRetries: 0,",
    replace: "maxRetries: 2,",
    test: unit("advance", "is found again by its idempotency key when the reply was lost"),
  },
  {
    guard: "a lost reply counts as unknown, not as refused",
    file: "lib/engines/openai-errors.ts",
    find: '    return { outcome: "unknown", engineCode };\n  if',
    replace: '    return { outcome: "refused", retry: true, engineCode };\n  if',
    test: unit("advance", "is found again in the engine's list when there is no key"),
  },
  {
    guard: "an accepted start is saved when the database comes back",
    file: "lib/videos/steps/start.ts",
    find: "await insist(() => settleStart(video, outcome));",
    replace: "await settleStart(video, outcome);",
    test: fault("failing-writes", "an accepted start is saved although the database refuses the first writes"),
  },
  {
    guard: "a repeated request finds its video",
    file: "lib/videos/insert-video.ts",
    find: "if (existing) {",
    replace: "if (existing?.requestHash === null) {",
    test: unit("advance", "happens once for one request id, however often it is sent"),
  },
  {
    guard: "unique(user_id, request_id)",
    file: "prisma/migrations/20261120060000_init/migration.sql",
    find: 'CREATE UNIQUE INDEX "videos_user_id_request_id_key"',
    replace: 'CREATE INDEX "videos_user_id_request_id_key"',
    test: unit("guards", "refuses a second video for one request"),
  },
  {
    guard: "unique(engine_key)",
    file: "prisma/migrations/20261120060000_init/migration.sql",
    find: 'CREATE UNIQUE INDEX "videos_engine_key_key"',
    replace: 'CREATE INDEX "videos_engine_key_key"',
    test: unit("guards", "gives an engine's job to one video only"),
  },
  {
    guard: "one paid start of a user at a time",
    file: "lib/videos/budget.ts",
    find: "WHERE id = ${userId}::uuid FOR UPDATE`",
    replace: "WHERE id = ${userId}::uuid`",
    test: unit("advance", "lets only one of many take the last of the budget"),
  },
  {
    guard: "the budget is read on the connection that holds the user",
    file: "lib/videos/budget.ts",
    find: "await readSettings(tx)",
    replace: "await getSettings()",
    test: fault("last-credit", "of the studio's budget for everyone buys exactly one start"),
  },
  {
    guard: "bytes are counted against Content-Length",
    file: "lib/videos/media/measure.ts",
    find: "if (promised !== null && bytes < promised)",
    replace: "if (promised !== null && bytes < 0)",
    test: { file: "lib/videos/media/measure.test.ts", name: "a body that is shorter than promised ends with an error" },
  },
  {
    guard: "a copy begins like an MP4",
    file: "lib/videos/media/measure.ts",
    find: "if (head.length === headBytes && !beginsLikeMp4(head))",
    replace: "if (head.length > headBytes && !beginsLikeMp4(head))",
    test: { file: "lib/videos/media/measure.test.ts", name: "a body that is a web page ends with an error" },
  },
  {
    guard: "a clip has the length that was asked for",
    file: "lib/videos/archive.ts",
    find: "checkDuration(clip, input.expectSeconds);",
    replace: "",
    test: unit("archive", "a clip of another length, or without a picture, is not the one that was asked for"),
  },
  {
    guard: "a copy that lost its lease becomes visible nowhere",
    file: "lib/videos/steps/copy.ts",
    find: "return assertLease(video);",
    replace: "return undefined;",
    test: unit("guards", "that was lost during a copy lets nothing become visible"),
  },
  {
    guard: "a delivery counts once",
    file: "lib/videos/receive-webhook.ts",
    find: "WHERE EXISTS (SELECT 1 FROM receipt) AND (",
    replace: "WHERE (",
    test: unit("receive-webhook", "counts once however often it is delivered"),
  },
  {
    guard: "a delivery is signed",
    file: "lib/videos/receive-webhook.ts",
    find: "return await client.webhooks.unwrap(body, headers, secret);",
    replace: "return JSON.parse(body);",
    test: unit("receive-webhook", "is refused with another key"),
  },
  {
    guard: "a callback's attempt is signed by us",
    file: "lib/videos/attempt-token.ts",
    find: "return given.length === expected.length && timingSafeEqual(given, expected) ? attemptId : null;",
    replace: "return given.length > 0 && expected.length > 0 && timingSafeEqual(given, given) ? attemptId : null;",
    test: unit("receive-webhook", "finds the start whose reply was lost, by its signed attempt and by no other"),
  },
  {
    guard: "purging removes what an unfinished copy left",
    file: "lib/videos/sweep.ts",
    find: "await deleteObjects(Object.values(assetKeys(id)));",
    replace: "",
    test: unit("sweep", "removes row and objects after the retention time, and not before"),
  },
];
