import { SettingsSkeleton } from "@/components/settings-skeleton";

export default function StudioLoading() {
  return <SettingsSkeleton title="Studio" />;
}
