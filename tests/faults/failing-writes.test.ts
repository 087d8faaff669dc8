import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { advanceDue } from "@/lib/videos/advance";
import { createVideo } from "@/lib/videos/create";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, paidStarts } from "./support/expect-sound";
import { untilSettled, withRig } from "./support/rig";

const rig = withRig({ idempotency: false });

it("an accepted start is saved although the database refuses the first writes", async () => {
  await rig.engine.arm({ kind: "list_disabled" }); // nobody else knows of the job then
  // A sequence counts what is rolled back, too.
  await db.$executeRaw`CREATE SEQUENCE refusals`;
  await db.$executeRaw`
    CREATE FUNCTION refuse_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('refusals') <= 2 THEN RAISE 'the database is in recovery mode' USING ERRCODE = '57P03'; END IF;
      RETURN NEW;
    END $$`;
  await db.$executeRaw`
    CREATE TRIGGER refuse_write BEFORE UPDATE ON videos FOR EACH ROW
    WHEN (NEW.status = 'running' AND OLD.status = 'starting') EXECUTE FUNCTION refuse_write()`;
  const prompt = uniquePrompt();
  await createVideo(rig.viewer, { requestId: prompt, prompt, seconds: 1 });
  await untilSettled({ each: async () => void (await advanceDue()) });

  const reasons = await db.videoEvent.findMany({ orderBy: { id: "asc" }, select: { to: true } });
  expect(reasons.map((event) => event.to)).toEqual(["queued", "starting", "running", "copying", "completed"]);
  expect(await paidStarts(rig.engine)).toEqual(new Map([[prompt, 1]]));
  await expectSound(rig.engine);
});
