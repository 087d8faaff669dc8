"use client";

import {
  ArrowLeftToLine,
  ArrowRightToLine,
  Camera,
  ChevronFirst,
  ChevronLast,
  CircleHelp,
  ImagePlus,
  Maximize,
  Minimize,
  Pause,
  PictureInPicture2,
  Play,
  Repeat,
  Volume2,
  VolumeX,
  X,
} from "lucide-react";
import { useRef } from "react";
import { NativeSelect } from "@/components/ui/native-select";
import { Control } from "./control";
import { formatTimecode } from "./frames";
import { useFrames } from "./use-frames";
import { type Player, SPEEDS } from "./use-player";

type TransportProps = {
  player: Player;
  media: HTMLVideoElement | null;
  duration: number;
  rate: number;
  onSaveFrame: () => void;
  /** Missing where no model takes a first frame. */
  onUseFrame?: () => void;
  onHelp: () => void;
};

/** Under the picture: what moves it on the left, what changes how it is seen on the right. */
export function Transport({ player, media, duration, rate, onSaveFrame, onUseFrame, onHelp }: TransportProps) {
  const clock = useRef<HTMLSpanElement>(null);
  useFrames(media, (time) => {
    if (clock.current) clock.current.textContent = formatTimecode(media?.seeking ? media.currentTime : time, rate);
  });
  const { points } = player;
  const stretch = points.in !== null || points.out !== null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
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
      <div className="-mr-2 ml-auto flex flex-wrap items-center max-sm:mr-0 max-sm:-ml-1.5">
        <Control
          icon={ArrowLeftToLine}
          label="Loop from here"
          keys="I"
          pressed={points.in !== null}
          onPress={player.markIn}
        />
        <Control
          icon={ArrowRightToLine}
          label="Loop to here"
          keys="O"
          pressed={points.out !== null}
          onPress={player.markOut}
        />
        {stretch && <Control icon={X} label="Loop the whole clip" keys="X" onPress={player.clearPoints} />}
        <Control icon={Repeat} label="Loop" keys="R" pressed={player.looping} onPress={player.toggleLooping} />
        <NativeSelect
          aria-label="Speed"
          value={player.speed}
          onChange={(event) => player.setSpeed(Number(event.target.value))}
          className="figures border-transparent pr-6 pl-2 text-xs max-sm:h-8"
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </NativeSelect>
        <Control
          icon={player.muted ? VolumeX : Volume2}
          label={player.muted ? "Sound on" : "Sound off"}
          keys="M"
          onPress={player.toggleMuted}
        />
        {player.volumeAvailable && (
          <input
            type="range"
            aria-label="Volume"
            min={0}
            max={1}
            step={0.05}
            value={player.muted ? 0 : player.volume}
            onChange={(event) => player.setVolume(Number(event.target.value))}
            className="mr-1 h-6 w-16 accent-foreground max-md:hidden"
          />
        )}
        <Control icon={Camera} label="Save this frame as PNG" keys="S" onPress={onSaveFrame} />
        {onUseFrame && <Control icon={ImagePlus} label="Use this frame as first frame" onPress={onUseFrame} />}
        {player.pictureAvailable && (
          <Control
            icon={PictureInPicture2}
            label="Picture in picture"
            keys="P"
            pressed={player.inPicture}
            onPress={player.togglePicture}
          />
        )}
        <Control
          icon={player.fullscreen ? Minimize : Maximize}
          label={player.fullscreen ? "Leave full screen" : "Full screen"}
          keys="F"
          onPress={player.toggleFullscreen}
        />
        <Control icon={CircleHelp} label="Keyboard" keys="?" onPress={onHelp} className="max-sm:hidden" />
      </div>
    </div>
  );
}
