import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";

// What tests of the lifecycle share: users, the engine's ledger as the oracle, and its fault switches.

export async function makeViewer(data: { unlimited?: boolean; budgetMicros?: number; maxInFlight?: number } = {}) {
  const user = await db.user.create({ data: { email: `${randomUUID()}@example.com`, ...data } });
  const { id, email, role, unlimited } = user;
  return { id, email, role, unlimited } satisfies Viewer;
}

/** A prompt nobody else uses, so that the shared engine's ledger and faults can be narrowed to one test. */
export const uniquePrompt = (text = "a red sailboat on a calm sea") => `${text} ${randomUUID()}`;

export interface LedgerEntry {
  id: string;
  kind: string;
  prompt: string;
  idempotencyKey: string | null;
  status: string;
}

const engineUrl = () => new URL(process.env.OPENAI_BASE_URL as string).origin;

/** Every start the engine accepted whose prompt contains `text`. */
export async function acceptedStarts(text: string): Promise<LedgerEntry[]> {
  const { entries } = await (await fetch(`${engineUrl()}/_ledger`)).json();
  return entries.filter((entry: LedgerEntry) => entry.prompt.includes(text));
}

/** Arms a fault of the demo engine (demo/README.md). Without `match` it would hit every test that runs beside. */
export async function armFault(fault: {
  kind: string;
  match: { prompt?: string; route?: string; id?: string };
  [key: string]: unknown;
}) {
  const response = await fetch(`${engineUrl()}/_faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(await response.text());
}
