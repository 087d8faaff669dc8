"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** Far enough ahead that the next clips are there before the last row is reached. */
const AHEAD = "3000px";

/** The end of what is loaded: coming near it loads more; a failed load says so and waits for the person. */
export function LoadMore({ load }: { load: () => Promise<void> }) {
  const end = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const loadMore = useEffectEvent(() => {
    setFailed(false);
    load().catch(() => setFailed(true));
  });

  useEffect(() => {
    if (!end.current || failed) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMore(), { rootMargin: AHEAD });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [failed]);

  return (
    <div ref={end} className="flex h-16 items-center justify-center gap-3 text-muted-foreground">
      {failed ? (
        <>
          <p>More clips could not be loaded.</p>
          <Button variant="outline" size="sm" onClick={() => setFailed(false)}>
            Try again
          </Button>
        </>
      ) : (
        <p>Loading more</p>
      )}
    </div>
  );
}
