import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { signOut } from "@/app/(auth)/actions";
import { SiteHeader } from "@/components/site-header";
import { signInPath } from "@/lib/auth/safe-path";
import { getViewer } from "@/lib/auth/viewer";

export default async function VideosLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  if (!viewer) redirect(signInPath("/videos"));
  return (
    <>
      <SiteHeader user={viewer} signOutAction={signOut} />
      {children}
    </>
  );
}
