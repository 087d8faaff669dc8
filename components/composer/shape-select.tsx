import { cn } from "@/lib/cn";
import { parseSize } from "@/lib/parse-size";

/** Longest side of the drawn rectangle in pixels, for the smallest and the largest picture. */
const DRAWN = { smallest: 12, largest: 17 };

function shapeWord(width: number, height: number): string {
  if (width === height) return "Square";
  return width > height ? "Landscape" : "Portrait";
}

/** A picture's shape, drawn; `side` is its longer side in pixels. */
export function Shape({ width, height, side }: { width: number; height: number; side: number }) {
  const scale = side / Math.max(width, height);
  return (
    <span
      aria-hidden
      className="pointer-events-none rounded-[2px] border-[1.5px] border-current"
      style={{ width: width * scale, height: height * scale }}
    />
  );
}

type ShapeSelectProps = {
  sizes: string[];
  value: string;
  onChange: (size: string) => void;
  className?: string;
};

/** The sizes a model can make, drawn as shapes: bigger pictures are bigger rectangles. */
export function ShapeSelect({ sizes, value, onChange, className }: ShapeSelectProps) {
  const sides = sizes.map((size) => Math.max(...Object.values(parseSize(size))));
  const [smallest, largest] = [Math.min(...sides), Math.max(...sides)];
  return (
    <fieldset className={cn("flex h-9 shrink-0 items-center gap-0.5 rounded-md", className)}>
      <legend className="sr-only">Shape</legend>
      {sizes.map((size) => {
        const { width, height } = parseSize(size);
        const side = Math.max(width, height);
        const share = largest > smallest ? (side - smallest) / (largest - smallest) : 1;
        const drawn = DRAWN.smallest + share * (DRAWN.largest - DRAWN.smallest);
        const name = `${shapeWord(width, height)}, ${width} × ${height}`;
        return (
          <label
            key={size}
            title={name}
            className="relative grid size-8 cursor-pointer place-items-center rounded-md text-muted-foreground transition-colors hover:text-foreground has-checked:bg-accent has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="size"
              value={size}
              aria-label={name}
              checked={size === value}
              onChange={() => onChange(size)}
              className="absolute inset-0 size-full cursor-pointer appearance-none"
            />
            <Shape width={width} height={height} side={drawn} />
          </label>
        );
      })}
    </fieldset>
  );
}
