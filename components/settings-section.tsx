import type { ReactNode } from "react";

type SettingsSectionProps = { id: string; title: string; description?: ReactNode; children: ReactNode };

/** One topic of a settings page: what it is about on the left, what can be changed on the right. */
export function SettingsSection({ id, title, description, children }: SettingsSectionProps) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-4 border-t py-8 first:border-t-0 md:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-1">
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {description && <p className="max-w-prose text-muted-foreground">{description}</p>}
      </div>
      <div className="grid min-w-0 content-start gap-4">{children}</div>
    </section>
  );
}
