import Link from "next/link";
import { LinkProgress } from "@/components/link-progress";
import { STATUS } from "@/components/video-status";
import { FamilyPicture } from "./family-picture";
import type { Relative } from "./relative";

/** The variations that were made at once with this clip: a picture leads to each, and a word beside this one. */
export function OtherTakes({ takes, currentId }: { takes: Relative[]; currentId: string }) {
  const current = takes.find(({ id }) => id === currentId);
  if (!current || takes.length < 2) return null;
  return (
    <section aria-labelledby="takes-title" className="grid min-w-0 content-start gap-3 border-t pt-4">
      <h2 id="takes-title" className="font-medium text-muted-foreground text-xs">
        Other takes
      </h2>
      <ul className="flex flex-wrap gap-4">
        {takes.map(({ id, ...take }, index) => {
          const name = `Take ${index + 1}`;
          const comparable = current.status === "completed" && take.status === "completed";
          return (
            id !== currentId && (
              <li key={id} className="grid content-start gap-1 text-xs">
                <Link
                  href={`/videos/${id}`}
                  replace
                  prefetch={false}
                  aria-label={`${name}, ${STATUS[take.status].word}`}
                  className="relative grid gap-1 rounded-md text-muted-foreground transition-colors hover:text-foreground"
                >
                  <FamilyPicture video={{ id, ...take }} />
                  {name}
                  <LinkProgress />
                </Link>
                {comparable && (
                  <Link
                    href={`/videos/compare?a=${currentId}&b=${id}`}
                    prefetch={false}
                    aria-label={`Compare with ${name.toLowerCase()}`}
                    className="justify-self-start underline decoration-border underline-offset-4 transition-colors hover:decoration-current"
                  >
                    Compare
                  </Link>
                )}
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
