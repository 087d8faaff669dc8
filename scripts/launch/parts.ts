import type { Address } from "./address";
import type { DataDir } from "./data-dir";
import type { PortBook } from "./ports";
import type { Secrets } from "./secrets";

export type PartName = "database" | "storage" | "engine";

/** One of the three services the app stands on, ours or the user's. */
export type Part = {
  name: PartName;
  embedded: boolean;
  /** What it is and where, for the table. */
  what: string;
  where: string;
  /** The environment through which the app reaches it. */
  env: Record<string, string>;
};

/** What an embedded part needs to start. */
export type Ground = { dataDir: DataDir; secrets: Secrets; ports: PortBook; app: Address };
