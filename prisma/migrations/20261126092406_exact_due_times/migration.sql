-- Rounded up to milliseconds, next_at = now() was not due yet, and a webhook's hint could be overlooked.

-- AlterTable
ALTER TABLE "engine_holds" ALTER COLUMN "until" SET DATA TYPE TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "videos" ALTER COLUMN "next_at" SET DATA TYPE TIMESTAMPTZ(6),
ALTER COLUMN "lease_until" SET DATA TYPE TIMESTAMPTZ(6),
ALTER COLUMN "deadline_at" SET DATA TYPE TIMESTAMPTZ(6),
ALTER COLUMN "cleanup_at" SET DATA TYPE TIMESTAMPTZ(6);
