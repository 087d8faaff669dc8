import { type ComponentType, useEffect, useState } from "react";
import { showToast } from "@/components/toast";

/**
 * A component whose code comes with its first use, or with `warm()` before. Without a network it says so and leaves
 * the page as it is; the next use tries again.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Loaded: ComponentType<Props> | null = null;
  const fetch = async () => {
    Loaded = await load();
  };

  function OnDemand(props: Props) {
    const [ready, setReady] = useState(Loaded !== null);
    useEffect(() => {
      if (ready) return;
      fetch().then(
        () => setReady(true),
        () => showToast("This part could not be loaded. Try again in a moment."),
      );
    }, [ready]);
    return ready && Loaded ? <Loaded {...props} /> : null;
  }

  const warm = () => void fetch().catch(() => {});
  return Object.assign(OnDemand, { warm });
}
