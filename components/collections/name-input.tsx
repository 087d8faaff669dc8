import { Input } from "@/components/ui/input";
import { maxCollectionNameLength } from "@/lib/videos/limits";

type NameInputProps = {
  /** Where no title says whose name it is; shown in it while it is empty. */
  label?: string;
  value: string;
  error: string | null;
  onChange: (name: string) => void;
};

/** A collection's name, with what is wrong about it beneath. */
export function NameInput({ label, value, error, onChange }: NameInputProps) {
  return (
    <div className="grid gap-1.5">
      <Input
        aria-label={label ?? "Name"}
        placeholder={label}
        autoFocus
        maxLength={maxCollectionNameLength}
        value={value}
        aria-invalid={error !== null}
        onChange={(event) => onChange(event.target.value)}
      />
      <p role="alert" className="text-destructive empty:hidden">
        {error}
      </p>
    </div>
  );
}
