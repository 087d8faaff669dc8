-- What people search for stands apart from the row that the lifecycle keeps writing: PostgreSQL writes every index of
-- a row anew when its status changes, and this was the dearest of them.
DROP INDEX "videos_search_idx";

-- CreateTable
CREATE TABLE "video_words" (
    "video_id" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "video_words_pkey" PRIMARY KEY ("video_id")
);

-- AddForeignKey
ALTER TABLE "video_words" ADD CONSTRAINT "video_words_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "videos"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- PostgreSQL reads "sci-fi", "-4", "f1.8" and "and/or" each as words of several kinds. Split at their signs, they are
-- the plain words that people search for.
CREATE FUNCTION "words_of_video"("title" text, "prompt" text) RETURNS tsvector LANGUAGE sql IMMUTABLE
  RETURN to_tsvector('simple', regexp_replace("title" || ' ' || "prompt", '[-+./_@:]', ' ', 'g'));

CREATE FUNCTION "write_video_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "video_words" ("video_id", "words")
  SELECT "id", "words_of_video"("title", "prompt") FROM "written"
  ON CONFLICT ("video_id") DO UPDATE SET "words" = excluded."words";
  RETURN NULL;
END $$;

CREATE FUNCTION "rewrite_video_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "video_words" SET "words" = "words_of_video"(NEW."title", NEW."prompt") WHERE "video_id" = NEW."id";
  RETURN NULL;
END $$;

INSERT INTO "video_words" ("video_id", "words") SELECT "id", "words_of_video"("title", "prompt") FROM "videos";

CREATE INDEX "video_words_words_idx" ON "video_words" USING GIN ("words");

CREATE TRIGGER "videos_words_written" AFTER INSERT ON "videos"
  REFERENCING NEW TABLE AS "written" FOR EACH STATEMENT EXECUTE FUNCTION "write_video_words"();
CREATE TRIGGER "videos_words_rewritten" AFTER UPDATE OF "title", "prompt" ON "videos"
  FOR EACH ROW EXECUTE FUNCTION "rewrite_video_words"();

-- Most clips have neither tags, nor a parent, nor a picture of their own: those leave these indexes alone.
DROP INDEX "videos_tags_idx";
CREATE INDEX "videos_tags_idx" ON "videos" USING GIN ("tags") WHERE "tags" <> '{}';
DROP INDEX "videos_parent_id_idx";
CREATE INDEX "videos_parent_id_idx" ON "videos"("parent_id") WHERE "parent_id" IS NOT NULL;
DROP INDEX "videos_upload_id_idx";
CREATE INDEX "videos_upload_id_idx" ON "videos"("upload_id") WHERE "upload_id" IS NOT NULL;

-- The library and the trash have an index each; one over both says the same again.
DROP INDEX "videos_user_id_created_at_id_idx";
CREATE INDEX "videos_trash_page_idx" ON "videos" ("user_id", "created_at" DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;

-- Events are only read by their video: one index does for both.
ALTER TABLE "video_events" DROP CONSTRAINT "video_events_pkey", ADD CONSTRAINT "video_events_pkey" PRIMARY KEY ("video_id", "id");
DROP INDEX "video_events_video_id_id_idx";

-- Room for the one change every row of the ledger sees, so that its indexes need not follow.
ALTER TABLE "usage" SET (fillfactor = 80);
