import type { ReactNode } from "react";
import { signOut } from "@/app/(auth)/actions";
import { SiteHeader } from "@/components/site-header";
import { getProfile } from "@/lib/auth/profile";
import { viewerOfPage } from "@/lib/auth/viewer";

export default async function VideosLayout({ children }: { children: ReactNode }) {
  const viewer = await viewerOfPage("/videos");
  const { email, name, image, preferences } = await getProfile(viewer);
  return (
    <>
      <SiteHeader user={{ email, name, image, admin: viewer.role === "admin" }} signOutAction={signOut} />
      <div data-density={preferences.density} className="contents">
        {children}
      </div>
    </>
  );
}
