import { randomBytes } from "node:crypto";
import path from "node:path";
import { AppendLog } from "@/demo/append-log";

export type Character = { id: string; name: string; createdAt: number };

/** Characters made from uploaded videos: kept by name, not drawn. */
export class Characters {
  private readonly log: AppendLog<Character>;
  private readonly known: Map<string, Character>;

  constructor(dataDir: string) {
    const { log, lines } = AppendLog.open<Character>(path.join(dataDir, "characters.jsonl"));
    this.log = log;
    this.known = new Map(lines.map((character) => [character.id, character]));
  }

  add(name: string): Character {
    const character = { id: `char_${randomBytes(12).toString("hex")}`, name, createdAt: Date.now() };
    this.log.append(character);
    this.known.set(character.id, character);
    return character;
  }

  find(id: string): Character | undefined {
    return this.known.get(id);
  }

  close(): void {
    this.log.close();
  }
}
