/** When a presigned URL ends, in milliseconds since 1970; null for one that does not say. */
export function expiryOf(url: string): number | null {
  const query = new URL(url, "http://localhost").searchParams;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get("X-Amz-Date") ?? "") ?? [];
  const seconds = Number(query.get("X-Amz-Expires"));
  if (!year || !seconds) return null;
  return Date.UTC(+year, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) + seconds * 1000;
}
