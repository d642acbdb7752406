import type { ReactNode } from "react";
import { Icon } from "./icon";

interface FailureProps {
  /** What happened. */
  readonly title: string;
  /** Why, and what was kept. */
  readonly children?: ReactNode;
  /** The next steps. */
  readonly actions?: ReactNode;
}

/** Says what went wrong, what was kept, and offers the next step. */
export function FailureNote({ title, children, actions }: FailureProps) {
  return (
    <div role="alert" className="flex gap-3 rounded-box border border-error/35 bg-error/6 p-4">
      <span className="mt-0.5 text-error">
        <Icon name="alert" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {children !== undefined && <div className="mt-0.5 text-sm wrap-anywhere text-muted">{children}</div>}
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
