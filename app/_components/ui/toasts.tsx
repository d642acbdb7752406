"use client";

import { useEffect } from "react";
import { useUi, type Toast } from "../../_client/ui-store";
import { Icon } from "./icon";

const SHOWN_MS = 6_000;

/** What the page says in passing; read out politely. */
export function Toasts() {
  const toasts = useUi((state) => state.toasts);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-5 z-50 flex flex-col items-center gap-2 px-4"
    >
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastView({ toast }: { toast: Toast }) {
  const drop = useUi((state) => state.dropToast);
  useEffect(() => {
    const timer = setTimeout(() => drop(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [drop, toast.id]);
  return (
    <div className="animate-rise pointer-events-auto flex max-w-full items-center gap-3 rounded-field bg-neutral py-2 pr-2 pl-4 text-sm text-neutral-content shadow-soft">
      {toast.tone === "error" && <Icon name="alert" size={16} />}
      <span className="min-w-0 truncate">{toast.text}</span>
      {toast.action !== undefined && (
        <button
          type="button"
          className="rounded-selector px-2.5 py-1 font-semibold underline underline-offset-4 hover:bg-neutral-content/15"
          onClick={toast.action.run}
        >
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Close message"
        className="grid size-7 place-items-center rounded-selector hover:bg-neutral-content/15"
        onClick={() => drop(toast.id)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
