import { SettingsSkeleton } from "@/components/settings-skeleton";

export default function SettingsLoading() {
  return <SettingsSkeleton title="Settings" />;
}
