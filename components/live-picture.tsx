import type { CSSProperties } from "react";

/** FNV-1a: the same clip gets the same colours on the server and in the browser. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** A picture that is not there yet: soft light, seeded by the clip, that resolves with its progress (0–100). */
export function LivePicture({ seed, progress }: { seed: string; progress: number }) {
  const bits = hash(seed);
  const style = {
    "--hue": bits % 360,
    "--x": `${20 + ((bits >>> 9) % 60)}%`,
    "--y": `${20 + ((bits >>> 17) % 50)}%`,
    "--clear": Math.min(1, Math.max(0, progress / 100)),
  } as CSSProperties;
  return <div aria-hidden className="latent absolute inset-0" style={style} />;
}
