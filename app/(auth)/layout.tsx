import type { ReactNode } from "react";
import { Brand } from "@/components/brand";
import { LivePicture } from "@/components/live-picture";

/** The form beside an empty screen with the lamp already on. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,1fr)_2fr]">
      <main className="mx-auto flex w-full max-w-sm flex-col justify-center gap-8 px-6 py-16">
        <Brand />
        {children}
      </main>
      <div aria-hidden className="hidden p-4 lg:block">
        <div className="relative size-full overflow-hidden rounded-xl">
          <LivePicture seed="dusk" progress={72} />
        </div>
      </div>
    </div>
  );
}
