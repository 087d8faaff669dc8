import { diffWords } from "./diff-words";

/** Both prompts in one: what only A says is struck through, what only B says is underlined. */
export function PromptDifference({ a, b }: { a: string; b: string }) {
  const parts = diffWords(a, b);
  if (parts.every(({ change }) => change === "same"))
    return <p className="text-muted-foreground">The prompts are the same.</p>;
  const list = parts.map((part, index) => ({ ...part, key: `${index}-${part.change}` }));
  return (
    <p className="max-w-prose whitespace-pre-wrap text-base text-muted-foreground [overflow-wrap:anywhere]">
      {list.map(({ key, text, change }) => {
        if (change === "same") return <span key={key}>{text}</span>;
        if (change === "gone")
          return (
            <del key={key} className="me-1 decoration-2 decoration-destructive">
              <span className="sr-only"> only in A: </span>
              {text}
            </del>
          );
        return (
          <ins key={key} className="text-foreground decoration-2 decoration-live underline-offset-4">
            <span className="sr-only"> only in B: </span>
            {text}
          </ins>
        );
      })}
    </p>
  );
}
