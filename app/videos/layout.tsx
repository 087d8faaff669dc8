import type { ReactNode } from "react";
import { signOut } from "@/app/(auth)/actions";
import { ConnectionNotice } from "@/components/connection-notice";
import { GalleryNavigation } from "@/components/library/gallery-navigation";
import { PageSlot } from "@/components/page-slot";
import { SiteHeader } from "@/components/site-header";
import { getProfile } from "@/lib/auth/profile";
import { getViewer } from "@/lib/auth/viewer";

export default async function VideosLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  // The page knows its whole address, and leads to the sign-in page with it.
  if (!viewer) return children;
  const { email, name, image, preferences } = await getProfile(viewer);
  return (
    <GalleryNavigation>
      <ConnectionNotice />
      <SiteHeader search user={{ email, name, image, admin: viewer.role === "admin" }} signOutAction={signOut} />
      <div data-density={preferences.density} className="contents">
        <PageSlot>{children}</PageSlot>
      </div>
    </GalleryNavigation>
  );
}
