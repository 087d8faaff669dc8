import type { IncomingMessage, ServerResponse } from "node:http";
import { S3Error } from "./errors";
import type { S3Request } from "./request";

/**
 * What tests can make the store do, with `S3_FAULTS=1` and `PUT /_faults`:
 * `[{ "operation": "UploadPart", "part": 2, "key": "videos/", "action": "full", "times": 1 }]`.
 * `operation`, `part` and `key` (a prefix) narrow it down; `times` defaults to once. `[]` clears.
 */
export type Fault = {
  action: "error" | "hang" | "reset" | "full";
  operation?: string;
  part?: number;
  key?: string;
  times?: number;
};

export class Faults {
  #waiting: (Fault & { times: number })[] = [];

  async configure(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (message.method === "PUT") {
      let text = "";
      for await (const chunk of message) text += chunk;
      this.#waiting = (JSON.parse(text) as Fault[]).map((fault) => ({ times: 1, ...fault }));
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(this.#waiting));
  }

  /** Does to this request what a fault that fits it says. True when it must get no answer at all. */
  strike(operation: string, request: S3Request): boolean {
    const fault = this.#waiting.find((one) => one.times > 0 && fits(one, operation, request));
    if (!fault) return false;
    fault.times -= 1;
    if (fault.action === "error") throw new S3Error(500, "InternalError", "A fault was asked for");
    if (fault.action === "full") throw new S3Error(507, "InsufficientStorage", "A fault was asked for");
    if (fault.action === "reset") request.message.socket.resetAndDestroy();
    else request.message.resume();
    return true;
  }
}

function fits(fault: Fault, operation: string, request: S3Request): boolean {
  if (fault.operation && fault.operation !== operation) return false;
  if (fault.part && String(fault.part) !== request.query.get("partNumber")) return false;
  return request.key.startsWith(fault.key ?? "");
}
