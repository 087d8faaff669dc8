import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** For pages: what `lib` cannot find ends in the 404 page; every other failure goes on. */
export function orNotFound<T>(found: Promise<T>): Promise<T> {
  return found.catch((error) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
}
