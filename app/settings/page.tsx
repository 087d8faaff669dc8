import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { ApiKeyList } from "@/components/settings/api-key-list";
import { AvatarForm } from "@/components/settings/avatar-form";
import { DefaultsForm } from "@/components/settings/defaults-form";
import { DensitySelect } from "@/components/settings/density-select";
import { PasswordForm } from "@/components/settings/password-form";
import { ProfileForm } from "@/components/settings/profile-form";
import { SignOutEverywhere } from "@/components/settings/sign-out-everywhere";
import { TemplateList } from "@/components/settings/template-list";
import { Usage } from "@/components/settings/usage";
import { SettingsSection } from "@/components/settings-section";
import { ThemeSwitch } from "@/components/theme-switch";
import { listApiKeys } from "@/lib/auth/api-keys";
import { getProfile } from "@/lib/auth/profile";
import { viewerOfPage } from "@/lib/auth/viewer";
import { listEngines } from "@/lib/engines";
import { listTemplates } from "@/lib/prompts/templates";
import { publicAddress } from "@/lib/public-address";
import { parseTheme, THEME_COOKIE } from "@/lib/theme";
import { getBudget } from "@/lib/videos/budget";
import { getModels } from "@/lib/videos/queries";
import { getVideoStats } from "@/lib/videos/stats";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const viewer = await viewerOfPage("/settings");
  const [profile, stats, budget, models, templates, apiKeys, jar, requestHeaders] = await Promise.all([
    getProfile(viewer),
    getVideoStats(viewer),
    getBudget(viewer),
    getModels(),
    listTemplates(viewer),
    listApiKeys(viewer),
    cookies(),
    headers(),
  ]);
  const engineLabels = Object.fromEntries(listEngines().map(({ id, label }) => [id, label]));
  return (
    <main className="mx-auto w-full max-w-5xl px-4 py-8 md:px-6">
      <h1 className="pb-2 font-semibold text-xl">Settings</h1>
      <SettingsSection id="profile" title="Profile">
        <AvatarForm name={profile.name || profile.email} image={profile.image} />
        <ProfileForm email={profile.email} name={profile.name} />
      </SettingsSection>
      <SettingsSection id="usage" title="Usage" description="Failed clips cost nothing.">
        <Usage stats={stats} budget={budget} engineLabels={engineLabels} />
      </SettingsSection>
      <SettingsSection id="look" title="Look">
        <ThemeSwitch initial={parseTheme(jar.get(THEME_COOKIE)?.value)} className="w-full max-w-64" />
        <DensitySelect saved={profile.preferences.density} />
      </SettingsSection>
      <SettingsSection id="defaults" title="New clips" description="What the composer begins with.">
        <DefaultsForm saved={profile.preferences} models={models} />
      </SettingsSection>
      <SettingsSection id="templates" title="Templates" description="Your own words, one press away in the composer.">
        <TemplateList templates={templates} />
      </SettingsSection>
      <SettingsSection
        id="api-keys"
        title="API keys"
        description="For programs that speak the Videos API. A key can do and spend what you can."
      >
        <p className="text-muted-foreground">
          Base URL <code className="figures select-all text-foreground">{publicAddress(requestHeaders)}/v1</code>
        </p>
        <ApiKeyList keys={apiKeys} />
      </SettingsSection>
      <SettingsSection id="security" title="Password and sessions">
        <PasswordForm email={profile.email} hasPassword={profile.hasPassword} />
        <SignOutEverywhere />
      </SettingsSection>
    </main>
  );
}
