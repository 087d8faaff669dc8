import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { signInPath } from "./safe-path";
import { readSession } from "./session";

/** The signed-in user, as every function of lib/videos takes it. */
export interface Viewer {
  id: string;
  email: string;
  role: "user" | "admin";
  unlimited: boolean;
}

/**
 * The signed-in user, or null. The cookie alone is not believed: the account must still exist and
 * must not have signed out everywhere since. One query per request.
 */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const session = await readSession();
  if (!session) return null;
  return db.user.findUnique({
    where: { id: session.userId, sessionVersion: session.version },
    select: { id: true, email: true, role: true, unlimited: true },
  });
});

/** For pages: the signed-in user; anybody else goes to the sign-in page and comes back to `path` after it. */
export async function viewerOfPage(path: string): Promise<Viewer> {
  return (await getViewer()) ?? redirect(signInPath(path));
}

/** @throws AppError `unauthenticated` */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) throw new AppError("unauthenticated");
  return viewer;
}
