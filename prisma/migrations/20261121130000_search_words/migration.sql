-- PostgreSQL reads "sci-fi", "-4", "f1.8" and "and/or" each as words of several kinds. Split at their signs, they are
-- the plain words that people search for.
DROP INDEX "videos_search_idx";
CREATE INDEX "videos_search_idx" ON "videos"
  USING GIN (to_tsvector('simple', regexp_replace("title" || ' ' || "prompt", '[-+./_@:]', ' ', 'g')));
