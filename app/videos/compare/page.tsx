import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { CompareScreen } from "@/components/compare/compare-screen";
import { MessagePage } from "@/components/message-page";
import { buttonVariants } from "@/components/ui/button";
import { signInPath } from "@/lib/auth/safe-path";
import { getViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { getVideo } from "@/lib/videos/queries";

export const metadata: Metadata = { title: "Compare" };

const pairSchema = z.object({ a: z.uuid(), b: z.uuid() });

export default async function ComparePage({ searchParams }: PageProps<"/videos/compare">) {
  const viewer = await getViewer();
  if (!viewer) redirect(signInPath("/videos"));
  const pair = pairSchema.safeParse(await searchParams);
  if (!pair.success) notFound();
  const ids = [pair.data.a, pair.data.b];
  const clips = await Promise.all(ids.map((id) => getVideo(viewer, id))).catch((error) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
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
