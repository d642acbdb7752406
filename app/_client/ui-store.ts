import { create } from "zustand";

/** A short message at the edge of the page. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "plain" | "error";
  readonly action?: { readonly label: string; run(): void } | undefined;
}

interface UiState {
  readonly isDrawerOpen: boolean;
  readonly isPaletteOpen: boolean;
  readonly toasts: readonly Toast[];
  setDrawer(isOpen: boolean): void;
  setPalette(isOpen: boolean): void;
  addToast(toast: Omit<Toast, "id">): number;
  dropToast(id: number): void;
}

let nextToast = 1;

/** What is open on the page, and what it has just said. */
export const useUi = create<UiState>((set) => ({
  isDrawerOpen: false,
  isPaletteOpen: false,
  toasts: [],
  setDrawer: (isDrawerOpen) => set({ isDrawerOpen }),
  setPalette: (isPaletteOpen) => set({ isPaletteOpen }),
  addToast(toast) {
    const id = nextToast++;
    set((state) => ({ toasts: [...state.toasts.slice(-2), { ...toast, id }] }));
    return id;
  },
  dropToast: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}));

/** Says something in passing. */
export function say(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): number {
  return useUi.getState().addToast({ text, tone: options.tone ?? "plain", action: options.action });
}
