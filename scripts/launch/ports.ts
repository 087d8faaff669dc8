import { readJsonFile, writeJsonFile } from "./json-file";

export type PortBook = { preferred(name: string): number | undefined; remember(name: string, url: string): void };

/** The ports the embedded parts had last time: links into the storage stay good while nobody else takes its port. */
export function openPortBook(file: string): PortBook {
  const ports = readJsonFile(file, "Delete it; new ports will be chosen.");
  return {
    preferred: (name) => (typeof ports[name] === "number" ? ports[name] : undefined),
    remember: (name, url) => {
      const port = Number(new URL(url).port);
      if (ports[name] === port) return;
      ports[name] = port;
      writeJsonFile(file, ports);
    },
  };
}
