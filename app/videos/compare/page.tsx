import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { orNotFound } from "@/app/videos/or-not-found";
import { CompareScreen } from "@/components/compare/compare-screen";
import { MessagePage } from "@/components/message-page";
import { buttonVariants } from "@/components/ui/button";
import { viewerOfPage } from "@/lib/auth/viewer";
import { getVideo } from "@/lib/videos/queries";

const pairSchema = z.object({ a: z.uuid(), b: z.uuid() });

/** Takes text, so that the page and its title share one look. @throws the 404 page */
const loadPair = cache(async (a: string, b: string) => {
  const pair = pairSchema.safeParse({ a, b });
  const viewer = await viewerOfPage(`/videos/compare?${new URLSearchParams(pair.data)}`);
  if (!pair.success) notFound();
  return orNotFound(Promise.all([getVideo(viewer, a), getVideo(viewer, b)]));
});

async function load({ searchParams }: PageProps<"/videos/compare">) {
  const { a, b } = await searchParams;
  return loadPair(String(a), String(b));
}

export async function generateMetadata(props: PageProps<"/videos/compare">): Promise<Metadata> {
  await load(props);
  return { title: "Compare" };
}

export default async function ComparePage(props: PageProps<"/videos/compare">) {
  const clips = await load(props);
  const [a, b] = clips.map((video) => video.videoUrl && { video, src: video.videoUrl });
  if (!a || !b) {
    return (
      <MessagePage title="One of them is not finished" text="Two finished clips can be compared.">
        <Link className={buttonVariants({ variant: "secondary" })} href={`/videos/${clips[0].id}`}>
          Back to the clip
        </Link>
      </MessagePage>
    );
  }
  return <CompareScreen key={clips.map(({ id }) => id).join()} a={a} b={b} />;
}
