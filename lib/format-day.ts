/** An ISO 8601 time as "20 Nov 2026", in UTC so that server and browser write the same. */
export function formatDay(time: string): string {
  return new Date(time).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}
