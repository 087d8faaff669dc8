/** A film reel with one lit frame: the half circle is the light, the dot the lamp. */
function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5">
      <circle cx="12" cy="12" r="9.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M12 5.5a6.5 6.5 0 0 1 0 13z" className="fill-primary" />
    </svg>
  );
}

/** `compact` leaves the word out on a phone. */
export function Brand({ compact = false }: { compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-base tracking-tight">
      <BrandMark />
      <span className={compact ? "max-sm:sr-only" : undefined}>Dailies</span>
    </span>
  );
}
