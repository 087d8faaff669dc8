import { Skeleton } from "@/components/ui/skeleton";
import { VideoGridSkeleton } from "@/components/video-grid-skeleton";

export default function LibraryLoading() {
  return (
    <main aria-busy aria-label="Loading the library" className="px-4 md:px-6">
      <h1 className="sr-only">Library</h1>
      <div className="flex h-10 items-center justify-between">
        <Skeleton className="h-3 w-40" />
        <Skeleton className="h-3 w-28" />
      </div>
      <div className="h-11" />
      <div className="pt-1">
        <VideoGridSkeleton />
      </div>
    </main>
  );
}
