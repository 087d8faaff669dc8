-- Indexes that Prisma's schema language cannot say. Partial ones stay small however many finished videos there are.

-- What is due: the claim of lib/videos/claim.ts reads only this.
CREATE INDEX "videos_due_idx" ON "videos" ("next_at") WHERE "status" IN ('starting', 'running', 'copying', 'uncertain');

-- Who waits, oldest first within a user: the fair admission of queued videos.
CREATE INDEX "videos_queued_idx" ON "videos" ("user_id", "created_at", "id") WHERE "status" = 'queued';

-- Who occupies an engine's place.
CREATE INDEX "videos_in_flight_idx" ON "videos" ("user_id", "engine") WHERE "status" IN ('starting', 'running');

-- What the sweep has to cancel or remove at the engine, and what leaves the trash.
CREATE INDEX "videos_cleanup_idx" ON "videos" ("cleanup_at") WHERE "cleanup_at" IS NOT NULL;
CREATE INDEX "videos_trash_idx" ON "videos" ("deleted_at") WHERE "deleted_at" IS NOT NULL;

-- The gallery: keyset pages of what is not in the trash.
CREATE INDEX "videos_gallery_idx" ON "videos" ("user_id", "created_at" DESC, "id" DESC) WHERE "deleted_at" IS NULL;

-- A model's measured usual time: its latest completed videos.
CREATE INDEX "videos_engine_ms_idx" ON "videos" ("engine", "model", "completed_at" DESC) WHERE "engine_ms" IS NOT NULL;

-- Search in titles and prompts, in any language.
CREATE INDEX "videos_search_idx" ON "videos" USING GIN (to_tsvector('simple', "title" || ' ' || "prompt"));
CREATE INDEX "videos_tags_idx" ON "videos" USING GIN ("tags");
