import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { orNotFound } from "@/app/videos/or-not-found";
import { CompareScreen } from "@/components/compare/compare-screen";
import { MessagePage } from "@/components/message-page";
import { buttonVariants } from "@/components/ui/button";
import { viewerOfPage } from "@/lib/auth/viewer";
import { getVideo } from "@/lib/videos/queries";

export const metadata: Metadata = { title: "Compare" };

const pairSchema = z.object({ a: z.uuid(), b: z.uuid() });

export default async function ComparePage({ searchParams }: PageProps<"/videos/compare">) {
  const pair = pairSchema.safeParse(await searchParams);
  const viewer = await viewerOfPage(`/videos/compare?${new URLSearchParams(pair.data)}`);
  if (!pair.success) notFound();
  const ids = [pair.data.a, pair.data.b];
  const clips = await orNotFound(Promise.all(ids.map((id) => getVideo(viewer, id))));
  const [a, b] = clips.map((video) => video.videoUrl && { video, src: video.videoUrl });
  if (!a || !b) {
    return (
      <MessagePage title="One of them is not finished" text="Two finished clips can be compared.">
        <Link className={buttonVariants({ variant: "secondary" })} href={`/videos/${pair.data.a}`}>
          Back to the clip
        </Link>
      </MessagePage>
    );
  }
  return <CompareScreen key={ids.join()} a={a} b={b} />;
}
