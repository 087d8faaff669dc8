import { Transform, type TransformCallback } from "node:stream";
import { S3Error } from "./errors";

const LONGEST_LINE = 8192;

/**
 * Takes the `aws-chunked` framing off a body: "<hex size>[;extension]\r\n<data>\r\n", ended by a chunk of size 0 and
 * trailer lines. The checksum the client computed on its way arrives in `trailers`.
 */
export class AwsChunkedDecoder extends Transform {
  readonly trailers = new Map<string, string>();
  #state: "size" | "data" | "data end" | "trailer" | "done" = "size";
  #pending: Buffer = Buffer.alloc(0);
  #left = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.#pending = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk;
    try {
      while (this.#step());
      callback();
    } catch (error) {
      callback(error as Error);
    }
  }

  override _flush(callback: TransformCallback): void {
    callback(this.#state === "done" || this.#state === "trailer" ? null : new S3Error(400, "IncompleteBody"));
  }

  /** One step of the grammar; false when more bytes are needed first. */
  #step(): boolean {
    if (this.#state === "done") return false;
    if (this.#state === "data") return this.#passData();
    const line = this.#takeLine();
    if (line === null) return false;
    if (this.#state === "data end") this.#state = "size";
    else if (this.#state === "size") this.#readSize(line);
    else if (line === "") this.#state = "done";
    else this.#readTrailer(line);
    return true;
  }

  #passData(): boolean {
    if (this.#pending.length === 0) return false;
    const data = this.#pending.subarray(0, this.#left);
    this.push(data);
    this.#left -= data.length;
    this.#pending = this.#pending.subarray(data.length);
    if (this.#left === 0) this.#state = "data end";
    return this.#left === 0;
  }

  #takeLine(): string | null {
    const end = this.#pending.indexOf("\r\n");
    if (end > LONGEST_LINE || (end < 0 && this.#pending.length > LONGEST_LINE))
      throw new S3Error(400, "IncompleteBody");
    if (end < 0) return null;
    const line = this.#pending.subarray(0, end).toString("latin1");
    this.#pending = this.#pending.subarray(end + 2);
    return line;
  }

  #readSize(line: string): void {
    const [size = ""] = line.split(";");
    if (!/^[0-9a-f]{1,12}$/i.test(size)) throw new S3Error(400, "IncompleteBody");
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left > 0 ? "data" : "trailer";
  }

  #readTrailer(line: string): void {
    const at = line.indexOf(":");
    if (at > 0) this.trailers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
}
