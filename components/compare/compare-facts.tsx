import { formatMoney } from "@/lib/format";
import type { VideoDetailDto } from "@/lib/videos/schemas";

const factsOf = (video: VideoDetailDto): [string, string][] => [
  ["Model", video.modelLabel],
  ["Size", `${video.width} × ${video.height}`],
  ["Length", `${video.seconds} s`],
  ["Cost", formatMoney(video.costMicros)],
];

/** What both are made of, side by side; where they differ, it stands out. */
export function CompareFacts({ a, b }: { a: VideoDetailDto; b: VideoDetailDto }) {
  const ofB = new Map(factsOf(b));
  return (
    <table className="w-full max-w-md">
      <thead className="text-muted-foreground text-xs">
        <tr>
          <td />
          <th scope="col" className="pb-1 text-right font-medium">
            A
          </th>
          <th scope="col" className="pb-1 text-right font-medium">
            B
          </th>
        </tr>
      </thead>
      <tbody>
        {factsOf(a).map(([name, value]) => {
          const other = ofB.get(name);
          const look = value === other ? "text-muted-foreground" : "font-medium text-foreground";
          return (
            <tr key={name} className="border-t">
              <th scope="row" className="py-1.5 text-left font-normal text-muted-foreground">
                {name}
              </th>
              <td className={`figures text-right ${look}`}>{value}</td>
              <td className={`figures text-right ${look}`}>{other}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
