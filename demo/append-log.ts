import fs from "node:fs";
import path from "node:path";

/**
 * A file of JSON lines that is only ever appended to. One write call per line, so a killed process
 * leaves whole lines and at most one torn one at the end, which `open` drops.
 */
export class AppendLog<T> {
  private constructor(
    private readonly file: string,
    private handle: number,
  ) {}

  /** Opens or makes the file; gives the log and the lines already in it. */
  static open<T>(file: string): { log: AppendLog<T>; lines: T[] } {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length < text.length) fs.truncateSync(file, Buffer.byteLength(whole));
    const lines = whole
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T);
    return { log: new AppendLog<T>(file, fs.openSync(file, "a")), lines };
  }

  append(line: T): void {
    fs.writeSync(this.handle, `${JSON.stringify(line)}\n`);
  }

  /** Swaps the content for these lines, all or nothing. */
  replace(lines: T[]): void {
    const next = `${this.file}.next`;
    fs.writeFileSync(next, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    fs.closeSync(this.handle);
    fs.renameSync(next, this.file);
    this.handle = fs.openSync(this.file, "a");
  }

  close(): void {
    fs.closeSync(this.handle);
  }
}
