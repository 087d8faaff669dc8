import { reportConnection } from "@/components/connection";

/** Why a GET of ours failed, in words for people. */
export class FetchError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "FetchError";
  }
}

/** GETs JSON from our own API. @throws FetchError, or TypeError when the studio cannot be reached */
export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { accept: "application/json" } }).catch((error) => {
    reportConnection("unreachable");
    throw error;
  });
  reportConnection(response.status === 401 ? "signed-out" : "ok");
  if (response.ok) return response.json();
  const body = await response.json().catch(() => null);
  throw new FetchError(response.status, body?.error?.message ?? "The studio did not answer. Try again in a moment.");
}
