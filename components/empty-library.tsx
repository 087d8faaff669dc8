const STARTERS = [
  "A lighthouse on a cliff at dusk, waves below, slow push in",
  "Night city in the rain, neon on wet streets, camera pans right",
  "A quiet forest in morning fog, birds far away, handheld",
];

/** The first minute of a new account: three shots to try, one click each. */
export function EmptyLibrary({ onPick }: { onPick?: (prompt: string) => void }) {
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-8 px-4 py-16 md:py-24">
      <div className="grid gap-2">
        <h2 className="font-semibold text-xl">Your first take</h2>
        <p className="max-w-prose text-base text-muted-foreground">
          Describe a shot below: what is seen, the light, how the camera moves. Or begin with one of these.
        </p>
      </div>
      <ul className="grid border-t">
        {STARTERS.map((prompt) => (
          <li key={prompt} className="border-b">
            <button
              type="button"
              onClick={() => onPick?.(prompt)}
              className="w-full px-1 py-3 text-left text-base text-muted-foreground transition-colors hover:text-foreground"
            >
              {prompt}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
