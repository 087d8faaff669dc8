import { db } from "@/lib/db";

// The second oracle: a trigger that knows which process holds which lease, and notes every write to a video's state
// by any other. Processes are told apart by their application_name; only those called worker-… need a lease.

export async function installWriteAudit(): Promise<void> {
  await db.$executeRawUnsafe(
    `CREATE TABLE IF NOT EXISTS lease_owners (token uuid PRIMARY KEY, writer text NOT NULL, video_id uuid NOT NULL)`,
  );
  await db.$executeRawUnsafe(
    `CREATE TABLE IF NOT EXISTS unfenced_writes (video_id uuid, writer text, owner text, "from" text, "to" text, at timestamptz)`,
  );
  await db.$executeRawUnsafe(`
    CREATE OR REPLACE FUNCTION audit_write() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      me text := current_setting('application_name');
      holder text;
    BEGIN
      IF NEW.lease_token IS NOT NULL AND NEW.lease_token IS DISTINCT FROM OLD.lease_token THEN
        INSERT INTO lease_owners VALUES (NEW.lease_token, me, NEW.id);
        IF OLD.lease_token IS NULL OR OLD.lease_until < now() THEN RETURN NEW; END IF;
      ELSIF (NEW.status, NEW.engine_ref, NEW.engine_key, NEW.tries, NEW.progress, NEW.attempt, NEW.lease_token, NEW.lease_until)
        IS NOT DISTINCT FROM
        (OLD.status, OLD.engine_ref, OLD.engine_key, OLD.tries, OLD.progress, OLD.attempt, OLD.lease_token, OLD.lease_until)
      THEN
        RETURN NEW;
      END IF;
      SELECT writer INTO holder FROM lease_owners WHERE token = OLD.lease_token;
      IF me LIKE 'worker-%' AND holder IS DISTINCT FROM me THEN
        INSERT INTO unfenced_writes VALUES (NEW.id, me, holder, OLD.status, NEW.status, clock_timestamp());
      END IF;
      RETURN NEW;
    END $$`);
  await db.$executeRawUnsafe(
    `CREATE OR REPLACE TRIGGER audit_write BEFORE UPDATE ON videos FOR EACH ROW EXECUTE FUNCTION audit_write()`,
  );
}

export function unfencedWrites(): Promise<object[]> {
  return db.$queryRaw<object[]>`SELECT * FROM unfenced_writes ORDER BY at`;
}
