"use client";

import { ChevronFirst, ChevronLast, Pause, Play, Repeat } from "lucide-react";
import { useRef } from "react";
import { Control } from "@/components/player/control";
import { formatTimecode } from "@/components/player/frames";
import { useFrames } from "@/components/player/use-frames";
import { type Player, SPEEDS } from "@/components/player/use-player";
import { NativeSelect } from "@/components/ui/native-select";

export type Sound = "a" | "b" | "off";

type CompareTransportProps = {
  player: Player;
  media: HTMLVideoElement | null;
  duration: number;
  rate: number;
  sound: Sound;
  onSound: (sound: Sound) => void;
};

/** One transport for two pictures. */
export function CompareTransport({ player, media, duration, rate, sound, onSound }: CompareTransportProps) {
  const clock = useRef<HTMLSpanElement>(null);
  useFrames(media, (time) => {
    if (clock.current) clock.current.textContent = formatTimecode(media?.seeking ? media.currentTime : time, rate);
  });
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <div className="-ml-2 flex items-center">
        <Control
          icon={player.paused ? Play : Pause}
          label={player.paused ? "Play" : "Pause"}
          keys="K"
          onPress={player.toggle}
          className="text-foreground"
        />
        <Control icon={ChevronFirst} label="One frame back" keys="," onPress={() => player.step(-1)} />
        <Control icon={ChevronLast} label="One frame on" keys="." onPress={() => player.step(1)} />
      </div>
      <p className="figures whitespace-nowrap text-xs">
        <span ref={clock}>{formatTimecode(0, rate)}</span>
        <span className="text-muted-foreground"> / {formatTimecode(duration, rate)}</span>
      </p>
      <div className="ml-auto flex items-center">
        <Control icon={Repeat} label="Loop" keys="R" pressed={player.looping} onPress={player.toggleLooping} />
        <NativeSelect
          aria-label="Speed"
          value={player.speed}
          onChange={(event) => player.setSpeed(Number(event.target.value))}
          className="figures border-transparent pl-2 text-xs"
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          aria-label="Sound"
          value={sound}
          onChange={(event) => onSound(event.target.value as Sound)}
          className="border-transparent text-xs"
        >
          <option value="off">No sound</option>
          <option value="a">Sound of A</option>
          <option value="b">Sound of B</option>
        </NativeSelect>
      </div>
    </div>
  );
}
