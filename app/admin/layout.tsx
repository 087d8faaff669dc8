import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { signOut } from "@/app/(auth)/actions";
import { PageSlot } from "@/components/page-slot";
import { SiteHeader } from "@/components/site-header";
import { getProfile } from "@/lib/auth/profile";
import { viewerOfPage } from "@/lib/auth/viewer";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await viewerOfPage("/admin");
  if (viewer.role !== "admin") notFound();
  const { email, name, image } = await getProfile(viewer);
  return (
    <>
      <SiteHeader user={{ email, name, image, admin: true }} signOutAction={signOut} />
      <PageSlot>{children}</PageSlot>
    </>
  );
}
