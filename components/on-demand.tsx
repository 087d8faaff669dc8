import { type ComponentType, useEffect, useState } from "react";
import { showToast } from "@/components/toast";

const RETRY_MS = 3_000;

/**
 * A component whose code comes with its first use, or with `warm()` before. Without a network it says so and calls
 * `onClose`: what was opened is closed, and the next press tries again. What stays on the page tries again by itself.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Loaded: ComponentType<Props> | null = null;
  const fetch = async () => {
    Loaded = await load();
  };

  function OnDemand(props: Props & { onClose?: () => void }) {
    const [tries, setTries] = useState(0);
    // biome-ignore lint/correctness/useExhaustiveDependencies: once for each try
    useEffect(() => {
      if (Loaded) return;
      const fail = () => {
        // However many parts are missing, it is said once.
        if (!tries) showToast("This part could not be loaded. Try again in a moment.", { id: "part" });
        props.onClose?.();
        setTimeout(setTries, RETRY_MS, tries + 1);
      };
      fetch().then(() => setTries(-1), fail);
    }, [tries]);
    return Loaded && <Loaded {...props} />;
  }

  OnDemand.warm = () => void fetch().catch(() => {});
  return OnDemand;
}
