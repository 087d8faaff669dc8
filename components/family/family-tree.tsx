"use client";

import Link from "next/link";
import { useEffect, useMemo, useRef, useState } from "react";
import { buttonVariants } from "@/components/ui/button";
import { FamilyNode } from "./family-node";
import { PICTURE_HEIGHT, pictureWidth } from "./family-picture";
import { layoutFamily, type Placed } from "./layout-family";
import type { Relative } from "./relative";

/** Pixels: a place in the tree, and the gap between places. */
const PLACE = { width: 112, height: 84 };
const GAP = { x: 32, y: 12 };

const left = (column: number) => column * (PLACE.width + GAP.x);
const top = (row: number) => row * (PLACE.height + GAP.y);

function linePath({ column, row, parent }: Placed<Relative>): string | null {
  if (!parent) return null;
  const [x1, y1] = [left(parent.column) + pictureWidth(parent.item), top(parent.row) + PICTURE_HEIGHT / 2];
  const [x2, y2] = [left(column), top(row) + PICTURE_HEIGHT / 2];
  if (y1 === y2) return `M${x1} ${y1}H${x2}`;
  const bend = x2 - GAP.x / 2;
  return `M${x1} ${y1}H${bend - 6}q6 0 6 6V${y2 - 6}q0 6 6 6H${x2}`;
}

/** The whole family of a clip. Click to go; choose two to compare. */
export function FamilyTree({ videos, currentId }: { videos: Relative[]; currentId: string }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const area = useRef<HTMLDivElement>(null);
  const { placed, columns, rows } = useMemo(() => layoutFamily(videos), [videos]);
  const current = placed.find(({ item }) => item.id === currentId);
  const currentLeft = current ? left(current.column) : 0;
  const currentTop = current ? top(current.row) : 0;

  // The current clip in sight, without moving the page.
  useEffect(() => {
    const box = area.current;
    box?.scrollTo({ left: currentLeft - box.clientWidth / 2, top: currentTop - box.clientHeight / 2 });
  }, [currentLeft, currentTop]);

  const finished = videos.filter(({ status }) => status === "completed").length;
  // A clip that is not finished, or in the trash, has no remixes to wait for.
  if (videos.length < 2 && finished === 0) return null;
  const pair = chosen.filter((id) => videos.some((video) => video.id === id));

  function choose(id: string, add: boolean) {
    // A third one takes the place of the first.
    setChosen((now) =>
      add ? [...now.filter((other) => other !== id), id].slice(-2) : now.filter((other) => other !== id),
    );
  }

  return (
    <section aria-labelledby="family-title" className="grid min-w-0 content-start gap-3 border-t pt-4">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 id="family-title" className="font-medium text-muted-foreground text-xs">
          Family
        </h2>
        {finished > 1 &&
          (pair.length === 2 ? (
            <Link
              className={buttonVariants({ variant: "secondary", size: "sm" })}
              href={`/videos/compare?a=${pair[0]}&b=${pair[1]}`}
            >
              Compare
            </Link>
          ) : (
            <p className="text-muted-foreground text-xs">Choose {pair.length === 1 ? "one more" : "two"} to compare</p>
          ))}
      </div>
      {videos.length < 2 ? (
        <p className="text-muted-foreground">Remixes of this clip will stand here beside it.</p>
      ) : (
        <div ref={area} className="relative -m-1.5 max-h-96 overflow-auto p-1.5">
          <div className="relative" style={{ width: left(columns) - GAP.x, height: top(rows) - GAP.y }}>
            <svg aria-hidden className="absolute inset-0 size-full fill-none stroke-input" strokeWidth={1}>
              {placed.map((place) => {
                const path = linePath(place);
                return path && <path key={place.item.id} d={path} />;
              })}
            </svg>
            <ol>
              {placed.map(({ item, column, row }) => (
                <li
                  key={item.id}
                  className="absolute"
                  style={{ left: left(column), top: top(row), width: PLACE.width, height: PLACE.height }}
                >
                  <FamilyNode
                    video={item}
                    generation={column}
                    current={item.id === currentId}
                    chosen={chosen.includes(item.id)}
                    selectable={finished > 1 && item.status === "completed"}
                    onChoose={(add) => choose(item.id, add)}
                  />
                </li>
              ))}
            </ol>
          </div>
        </div>
      )}
    </section>
  );
}
