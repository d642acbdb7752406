import { create } from "zustand";
import type { Attachment } from "./parse-attachment";

export type ComposerMode = "auto" | "component" | "text";

/** The message being written. */
export interface Draft {
  readonly text: string;
  readonly attachment: Attachment | undefined;
  /** The app that the message is to change. */
  readonly target: { readonly id: string; readonly title: string } | undefined;
}

interface ComposerState {
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly mode: ComposerMode;
  /** Grows when the composer should take the focus. */
  readonly focusCalls: number;
  patch(chatId: string, part: Partial<Draft>): void;
  clear(chatId: string): void;
  setMode(mode: ComposerMode): void;
  focus(): void;
}

export const EMPTY_DRAFT: Draft = { text: "", attachment: undefined, target: undefined };

/** One draft per chat, so that looking at another chat loses nothing. */
export const useComposer = create<ComposerState>((set) => ({
  drafts: {},
  mode: "auto",
  focusCalls: 0,
  patch: (chatId, part) =>
    set((state) => ({ drafts: { ...state.drafts, [chatId]: { ...(state.drafts[chatId] ?? EMPTY_DRAFT), ...part } } })),
  clear: (chatId) => set((state) => ({ drafts: { ...state.drafts, [chatId]: EMPTY_DRAFT } })),
  setMode: (mode) => set({ mode }),
  focus: () => set((state) => ({ focusCalls: state.focusCalls + 1 })),
}));

let answeredCalls = 0;

/** Is there a call for the focus that no composer has answered yet? Asking answers it. */
export function takeFocusCall(): boolean {
  const { focusCalls } = useComposer.getState();
  const isOpen = focusCalls !== answeredCalls;
  answeredCalls = focusCalls;
  return isOpen;
}

/** The draft of one chat. */
export function useDraft(chatId: string): Draft {
  return useComposer((state) => state.drafts[chatId] ?? EMPTY_DRAFT);
}
