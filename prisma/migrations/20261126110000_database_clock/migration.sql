-- The same as CURRENT_TIMESTAMP, under a name that Prisma leaves to the database: it fills in now() by the app's clock.

-- AlterTable
ALTER TABLE "uploads" ALTER COLUMN "created_at" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "usage" ALTER COLUMN "created_at" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "video_events" ALTER COLUMN "at" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "videos" ALTER COLUMN "next_at" SET DEFAULT transaction_timestamp(),
ALTER COLUMN "status_at" SET DEFAULT transaction_timestamp(),
ALTER COLUMN "created_at" SET DEFAULT transaction_timestamp(),
ALTER COLUMN "updated_at" SET DEFAULT transaction_timestamp();
