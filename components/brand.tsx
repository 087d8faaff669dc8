import { cn } from "@/lib/cn";

/** A film reel with one lit frame: the half circle is the light, the dot the lamp. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn("size-5", className)}>
      <circle cx="12" cy="12" r="9.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M12 5.5a6.5 6.5 0 0 1 0 13z" className="fill-primary" />
    </svg>
  );
}

export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-base tracking-tight", className)}>
      <BrandMark />
      Dailies
    </span>
  );
}
