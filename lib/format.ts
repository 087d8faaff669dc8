// How the numbers people read are written. Pure; the same on server and client.

/** Micro-dollars as "$0.80"; amounts under a cent keep what matters: "$0.004". Short drops empty cents: "$20". */
export function formatMoney(micros: number, style: "full" | "short" = "full"): string {
  const dollars = micros / 1_000_000;
  const tiny = dollars !== 0 && Math.abs(dollars) < 0.01;
  return dollars.toLocaleString("en-US", {
    style: "currency",
    currency: "USD",
    maximumFractionDigits: tiny ? 4 : 2,
    trailingZeroDisplay: style === "short" ? "stripIfInteger" : "auto",
  });
}

/** Seconds as timecode: "0:38", "12:05", "1:02:05". */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const pad = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

/** Seconds in words, rounded to what a person would say: "under a minute", "1 min", "2 h". */
export function formatWait(seconds: number): string {
  if (seconds < 45) return "under a minute";
  if (seconds < 90 * 60) return `${Math.max(1, Math.round(seconds / 60))} min`;
  return `${Math.round(seconds / 3600)} h`;
}

/** Bytes as "812 KB", "4.1 MB", in decimal units. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
