import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and in the first rendering after it, so that what only the browser knows cannot differ. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
