"use client";

import { Toaster as Sonner, type ToasterProps } from "sonner";

function Toaster(props: ToasterProps) {
  return (
    <Sonner
      position="bottom-right"
      offset={{ bottom: "calc(var(--composer-height, -16px) + 40px)" }}
      mobileOffset={{ bottom: "calc(var(--composer-height, 0px) + 16px)" }}
      style={{ fontFamily: "inherit" }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-lg border bg-popover p-3 text-popover-foreground text-sm md:w-(--width)",
          content: "flex-1",
          title: "font-medium",
          description: "text-muted-foreground",
          actionButton: "h-8 rounded-md px-3 font-medium underline decoration-border underline-offset-4",
          cancelButton: "h-8 rounded-md px-3 text-muted-foreground",
        },
      }}
      {...props}
    />
  );
}

export { Toaster };
