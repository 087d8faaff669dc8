import fs from "node:fs";
import path from "node:path";

export type Variant = "video" | "thumbnail" | "spritesheet";

const endings: Record<Variant, string> = { video: "mp4", thumbnail: "thumbnail.webp", spritesheet: "spritesheet.webp" };
export const mediaTypes: Record<Variant, string> = {
  video: "video/mp4",
  thumbnail: "image/webp",
  spritesheet: "image/webp",
};
const variants = Object.keys(endings) as Variant[];

/** Rendered files and uploaded pictures in the data directory. */
export class MediaStore {
  private readonly clips: string;
  private readonly uploads: string;

  constructor(dataDir: string) {
    this.clips = path.join(dataDir, "clips");
    this.uploads = path.join(dataDir, "uploads");
    fs.mkdirSync(this.clips, { recursive: true });
    fs.mkdirSync(this.uploads, { recursive: true });
  }

  file(id: string, variant: Variant): string {
    return path.join(this.clips, `${id}.${endings[variant]}`);
  }

  /** The MP4 is moved into place last, so it stands for all three files. */
  has(id: string): boolean {
    return fs.existsSync(this.file(id, "video"));
  }

  remove(id: string): void {
    for (const variant of variants) fs.rmSync(this.file(id, variant), { force: true });
  }

  /** Gives one clip's files to another id without copying bytes. */
  link(from: string, to: string): void {
    this.remove(to);
    for (const variant of [...variants].reverse()) {
      const [source, target] = [this.file(from, variant), this.file(to, variant)];
      try {
        fs.linkSync(source, target);
      } catch {
        // Some file systems know no links.
        fs.copyFileSync(source, target);
      }
    }
  }

  /** Keeps an uploaded picture; gives its name. */
  saveUpload(name: string, bytes: Uint8Array): string {
    fs.writeFileSync(this.uploadFile(name), bytes);
    return name;
  }

  uploadFile(name: string): string {
    return path.join(this.uploads, name);
  }
}
