import { Skeleton } from "@/components/ui/skeleton";

/** A clip's page before it is there: the stage and the column beside it. */
export function VideoSkeleton() {
  return (
    <div aria-hidden className="grid gap-8 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Skeleton className="aspect-video w-full rounded-lg" />
      <div className="grid content-start gap-4">
        <Skeleton className="h-6 w-2/3" />
        <Skeleton className="h-24" />
        <Skeleton className="h-9" />
        <Skeleton className="h-40" />
      </div>
    </div>
  );
}
