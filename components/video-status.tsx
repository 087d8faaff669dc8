import {
  Ban,
  Check,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  Clapperboard,
  HardDriveDownload,
  type LucideIcon,
} from "lucide-react";
import type { VideoStatus } from "@/lib/videos/lifecycle";

/** Every status is a word and a shape, never a colour alone. */
export const STATUS: Record<VideoStatus, { word: string; icon: LucideIcon }> = {
  queued: { word: "Queued", icon: CircleDashed },
  starting: { word: "Starting", icon: CircleDashed },
  running: { word: "Running", icon: Clapperboard },
  copying: { word: "Saving", icon: HardDriveDownload },
  completed: { word: "Completed", icon: Check },
  failed: { word: "Failed", icon: CircleAlert },
  canceled: { word: "Canceled", icon: Ban },
  uncertain: { word: "Unconfirmed", icon: CircleHelp },
};
