"use client";

import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { useShortcutsEnabled } from "./use-shortcuts-enabled";

const GROUPS: { title: string; keys: [keys: string[], meaning: string][] }[] = [
  {
    title: "Playing",
    keys: [
      [["Space", "K"], "Play or pause"],
      [[",", "."], "One frame back or on"],
      [["J", "L"], "One second back or on"],
      [["0", "–", "9"], "To that tenth of the clip"],
      [["<", ">"], "Slower, faster"],
    ],
  },
  {
    title: "Loop",
    keys: [
      [["R"], "Loop on or off"],
      [["I", "O"], "Loop from here, to here"],
      [["X"], "Loop the whole clip again"],
    ],
  },
  {
    title: "Picture and sound",
    keys: [
      [["F"], "Full screen"],
      [["P"], "Picture in picture"],
      [["S"], "Save this frame"],
      [["M"], "Sound on or off"],
      [["↑", "↓"], "Louder, quieter, in the player"],
    ],
  },
  {
    title: "Moving around",
    keys: [
      [["←", "→"], "The clip before, the next one"],
      [["Esc"], "Back to the library"],
      [["?"], "This list"],
    ],
  },
];

/** Every key of the player, and the switch that turns the single-character ones off. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const [enabled, setEnabled] = useShortcutsEnabled();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="md:max-w-2xl">
        <DialogHeader>
          <DialogTitle>Keyboard</DialogTitle>
          <DialogDescription>These work anywhere on a clip's page, outside text fields.</DialogDescription>
        </DialogHeader>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {GROUPS.map(({ title, keys }) => (
            <section key={title} className="grid content-start gap-2">
              <h3 className="font-medium text-muted-foreground text-xs">{title}</h3>
              <dl className="grid gap-1.5">
                {keys.map(([names, meaning]) => (
                  <div key={meaning} className="flex items-center justify-between gap-4">
                    <dt className="order-2 flex shrink-0 gap-1">
                      {names.map((name) =>
                        name === "–" ? (
                          <span key={name}>{name}</span>
                        ) : (
                          <kbd
                            key={name}
                            className="min-w-6 rounded-sm border border-input px-1.5 text-center font-mono text-xs leading-5"
                          >
                            {name}
                          </kbd>
                        ),
                      )}
                    </dt>
                    <dd className="min-w-0">{meaning}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <div className="flex items-center justify-between gap-4 border-t pt-4">
          <Label htmlFor="single-keys" className="grid gap-0.5">
            Single-character keys
            <span className="font-normal text-muted-foreground">
              Off leaves Space, the arrows and Esc. For this browser.
            </span>
          </Label>
          <Switch id="single-keys" checked={enabled} onCheckedChange={setEnabled} />
        </div>
      </DialogContent>
    </Dialog>
  );
}
