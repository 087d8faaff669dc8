import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StudioForm } from "@/components/admin/studio-form";
import { UserList } from "@/components/admin/user-list";
import { UserSearch } from "@/components/admin/user-search";
import { SettingsSection } from "@/components/settings-section";
import { listUsers } from "@/lib/auth/users";
import { viewerOfPage } from "@/lib/auth/viewer";
import { getSettings } from "@/lib/settings";

export const metadata: Metadata = { title: "Manage studio" };

export default async function AdminPage({ searchParams }: PageProps<"/admin">) {
  const viewer = await viewerOfPage("/admin");
  if (viewer.role !== "admin") notFound();
  const { q } = await searchParams;
  const search = typeof q === "string" ? q : "";
  const [settings, users] = await Promise.all([getSettings(), listUsers(viewer, search)]);
  return (
    <main className="mx-auto w-full max-w-5xl px-4 py-8 md:px-6">
      <h1 className="pb-2 font-semibold text-xl">Manage studio</h1>
      <SettingsSection id="rules" title="Rules" description="For everybody. A change holds from the next request on.">
        <StudioForm settings={settings} />
      </SettingsSection>
      <SettingsSection
        id="people"
        title="People"
        description="Admins can open this page. They do not see other people's clips."
      >
        <UserSearch search={search} />
        <UserList users={users} viewerId={viewer.id} defaultBudgetMicros={settings.defaultBudgetMicros} />
      </SettingsSection>
    </main>
  );
}
