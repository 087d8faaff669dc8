/** `compact` leaves the word out on a phone. */
export function Brand({ compact = false }: { compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-base tracking-tight">
      <span aria-hidden className="brand-mark" />
      <span className={compact ? "max-sm:sr-only" : undefined}>Dailies</span>
    </span>
  );
}
