import Link from "next/link";
import type { ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button";

/** Over the clip's page: something about it changed elsewhere. */
export function ClipNotice({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-card px-4 py-3">
      <p className="min-w-0 flex-1 text-pretty">{text}</p>
      {children}
      <Link className={buttonVariants({ variant: "outline", size: "sm" })} href="/videos">
        Go to the library
      </Link>
    </div>
  );
}
