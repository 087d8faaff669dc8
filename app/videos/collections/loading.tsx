import { Skeleton } from "@/components/ui/skeleton";

export default function CollectionsLoading() {
  return (
    <main aria-busy aria-label="Loading collections" className="px-4 pb-12 md:px-6">
      <h1 className="flex h-14 items-center font-semibold text-lg">Collections</h1>
      <div
        aria-hidden
        className="grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] sm:gap-x-4"
      >
        {[1, 2, 3, 4].map((place) => (
          <div key={place} className="grid gap-2">
            <Skeleton className="aspect-video rounded-lg" />
            <Skeleton className="h-4 w-24" />
          </div>
        ))}
      </div>
    </main>
  );
}
