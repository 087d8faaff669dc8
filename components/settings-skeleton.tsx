import { Skeleton } from "@/components/ui/skeleton";

/** A settings page while it loads: its title, and its topics in their two columns. */
export function SettingsSkeleton({ title }: { title: string }) {
  return (
    <main aria-busy aria-label={`Loading ${title}`} className="mx-auto w-full max-w-5xl px-4 py-8 md:px-6">
      <h1 className="pb-2 font-semibold text-xl">{title}</h1>
      <div aria-hidden>
        {[1, 2, 3].map((topic) => (
          <div
            key={topic}
            className="grid gap-x-12 gap-y-4 border-t py-8 first:border-t-0 md:grid-cols-[15rem_minmax(0,1fr)]"
          >
            <Skeleton className="h-6 w-28" />
            <Skeleton className="h-32" />
          </div>
        ))}
      </div>
    </main>
  );
}
