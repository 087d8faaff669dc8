import { cn } from "@/lib/cn";
import type { VideoDto } from "@/lib/videos/schemas";

/** The still of a clip over its tiny blurred self, which is there from the first byte of the page. */
export function VideoPoster({
  video,
  eager = false,
  className,
  onFail,
}: {
  video: Pick<VideoDto, "posterUrl" | "blur" | "width" | "height">;
  eager?: boolean;
  className?: string;
  /** The still could not be loaded, e.g. because its address has expired. */
  onFail?: () => void;
}) {
  return (
    <div
      className={cn("absolute inset-0 bg-cover bg-screen", className)}
      style={video.blur ? { backgroundImage: `url("${video.blur}")` } : undefined}
    >
      {video.posterUrl && (
        // biome-ignore lint/performance/noImgElement: posters come presigned from the bucket, already at their size
        <img
          src={video.posterUrl}
          alt=""
          width={video.width}
          height={video.height}
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          onError={onFail}
          className="size-full object-cover"
        />
      )}
    </div>
  );
}
