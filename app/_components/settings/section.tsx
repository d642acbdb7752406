import type { ReactNode } from "react";

interface SectionProps {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}

/** One subject of the settings: what it is on the left, what to do on the right. */
export function Section({ title, note, children }: SectionProps) {
  return (
    <section
      aria-label={title}
      className="grid gap-x-10 gap-y-4 border-t border-base-300 py-8 first:border-0 lg:grid-cols-[15rem_1fr]"
    >
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="mt-1 text-sm text-muted">{note}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
