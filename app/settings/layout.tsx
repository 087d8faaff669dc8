import type { ReactNode } from "react";
import { signOut } from "@/app/(auth)/actions";
import { SiteHeader } from "@/components/site-header";
import { getProfile } from "@/lib/auth/profile";
import { viewerOfPage } from "@/lib/auth/viewer";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const profile = await getProfile(await viewerOfPage("/settings"));
  return (
    <>
      <SiteHeader user={profile} signOutAction={signOut} />
      {children}
    </>
  );
}
