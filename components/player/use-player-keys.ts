import { useDocumentKeys } from "@/components/hooks/use-document-keys";
import { isPageKey, shortcutsEnabled } from "@/components/shortcuts";
import type { Player } from "./use-player";

export type PlayerCommands = {
  saveFrame?: () => void;
  showHelp?: () => void;
};

/** What a key does, on what is pressed (`event.key`, letters in lower case). Said in words in keyboard-help.tsx. */
function commandOf(key: string, player: Player, { saveFrame, showHelp }: PlayerCommands): (() => void) | undefined {
  if (/^[0-9]$/.test(key)) return () => player.seekShare(Number(key) / 10);
  const commands: Record<string, (() => void) | undefined> = {
    " ": player.toggle,
    k: player.toggle,
    ",": () => player.step(-1),
    ".": () => player.step(1),
    j: () => player.seekBy(-1),
    l: () => player.seekBy(1),
    "<": () => player.changeSpeed(-1),
    ">": () => player.changeSpeed(1),
    r: player.toggleLooping,
    i: player.markIn,
    o: player.markOut,
    x: player.clearPoints,
    m: player.toggleMuted,
    ArrowUp: () => player.changeVolume(0.1),
    ArrowDown: () => player.changeVolume(-0.1),
    f: player.toggleFullscreen,
    p: player.togglePicture,
    s: saveFrame,
    "?": showHelp,
  };
  return commands[key];
}

/** The player by keyboard, wherever the focus is on its page. */
export function usePlayerKeys(player: Player, commands: PlayerCommands) {
  useDocumentKeys((event) => {
    if (!isPageKey(event)) return;
    const target = event.target as HTMLElement;
    // A focused control keeps the keys it understands itself.
    if (event.key === " " && target.closest("button, a, summary, [role=button], [type=checkbox]")) return;
    if (event.key.startsWith("Arrow") && target.closest("input, [role=slider], [role=radiogroup], [data-arrows]"))
      return;
    // The page scrolls with these unless the picture was chosen.
    if (event.key.startsWith("Arrow") && !target.closest("[data-player]")) return;
    if (event.key.length === 1 && event.key !== " " && !shortcutsEnabled()) return;
    const command = commandOf(event.key.length === 1 ? event.key.toLowerCase() : event.key, player, commands);
    if (!command) return;
    event.preventDefault();
    command();
  });
}
