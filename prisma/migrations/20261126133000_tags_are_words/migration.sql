-- Whoever tagged a clip looks for it by its tag.
CREATE OR REPLACE FUNCTION "write_video_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "video_words" ("video_id", "words")
  SELECT "id", "words_of_video"("title", "prompt" || ' ' || array_to_string("tags", ' ')) FROM "written"
  ON CONFLICT ("video_id") DO UPDATE SET "words" = excluded."words";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "rewrite_video_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "video_words"
  SET "words" = "words_of_video"(NEW."title", NEW."prompt" || ' ' || array_to_string(NEW."tags", ' '))
  WHERE "video_id" = NEW."id";
  RETURN NULL;
END $$;

DROP TRIGGER "videos_words_rewritten" ON "videos";
CREATE TRIGGER "videos_words_rewritten" AFTER UPDATE OF "title", "prompt", "tags" ON "videos"
  FOR EACH ROW EXECUTE FUNCTION "rewrite_video_words"();

UPDATE "video_words" SET "words" = "words_of_video"("title", "prompt" || ' ' || array_to_string("tags", ' '))
FROM "videos" WHERE "id" = "video_id" AND "tags" <> '{}';
