import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/errors";

/** The signed-in user, as every function of lib/videos takes it. */
export interface Viewer {
  id: string;
  email: string;
  role: "user" | "admin";
  unlimited: boolean;
}
