import type { ComponentProps } from "react";

/** A form that only the page's script sends. Sent before the script listens, it stays: nothing goes into the address. */
export function ScriptedForm(props: ComponentProps<"form">) {
  return <form method="dialog" {...props} />;
}
