-- What is in flight for one user, newest first: the queue, asked for with every look at the library.
CREATE INDEX "videos_live_idx" ON "videos" ("user_id", "created_at" DESC)
  WHERE "status" IN ('queued', 'starting', 'running', 'copying', 'uncertain');
