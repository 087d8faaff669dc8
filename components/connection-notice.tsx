"use client";

import { useEffect, useState } from "react";
import { CONNECTION_EVENT, type Connection, holdOfflineClick } from "@/components/connection";
import { signInPath } from "@/lib/auth/safe-path";

/** Says when the session has ended or the studio cannot be reached. What is on screen, and the draft, stay. */
export function ConnectionNotice() {
  const [connection, setConnection] = useState<Connection>("ok");

  useEffect(() => {
    const onReport = (event: Event) => setConnection((event as CustomEvent<Connection>).detail);
    const onOffline = () => setConnection("unreachable");
    const onOnline = () => setConnection("ok");
    addEventListener(CONNECTION_EVENT, onReport);
    addEventListener("offline", onOffline);
    addEventListener("online", onOnline);
    // Before Next's own links hear of it.
    addEventListener("click", holdOfflineClick, true);
    return () => {
      removeEventListener(CONNECTION_EVENT, onReport);
      removeEventListener("offline", onOffline);
      removeEventListener("online", onOnline);
      removeEventListener("click", holdOfflineClick, true);
    };
  }, []);

  return (
    <div role="status" className="fixed inset-x-0 top-[calc(var(--header-height)+0.5rem)] z-40 px-4 empty:hidden">
      {connection !== "ok" && (
        <p className="mx-auto w-fit max-w-full rounded-lg border border-input bg-popover px-4 py-2 text-popover-foreground">
          {connection === "signed-out" ? (
            <>
              Your session has ended. Your draft is kept.{" "}
              <a
                href={signInPath(location.pathname + location.search)}
                className="font-medium underline underline-offset-4"
              >
                Sign in again
              </a>
            </>
          ) : (
            "The studio cannot be reached. What you see stays; it is tried again by itself."
          )}
        </p>
      )}
    </div>
  );
}
