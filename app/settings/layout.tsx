import type { ReactNode } from "react";
import { signOut } from "@/app/(auth)/actions";
import { PageSlot } from "@/components/page-slot";
import { SiteHeader } from "@/components/site-header";
import { getProfile } from "@/lib/auth/profile";
import { viewerOfPage } from "@/lib/auth/viewer";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const viewer = await viewerOfPage("/settings");
  const { email, name, image } = await getProfile(viewer);
  return (
    <>
      <SiteHeader user={{ email, name, image, admin: viewer.role === "admin" }} signOutAction={signOut} />
      <PageSlot>{children}</PageSlot>
    </>
  );
}
