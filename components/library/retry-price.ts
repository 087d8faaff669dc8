import type { VideoDto } from "@/lib/videos/schemas";

/** Whether trying again is an answer to why there is no clip. */
export function isRetryable({ status, failure }: VideoDto): boolean {
  return status === "canceled" || (status === "failed" && failure?.action !== "none");
}

/** What trying these again costs, in micro-dollars: fetching a finished file again is free. */
export function retryPrice(videos: VideoDto[]): number {
  const paid = videos.filter(({ failure }) => failure?.action !== "retry_copy");
  return paid.reduce((sum, { priceMicros }) => sum + priceMicros, 0);
}
