import { create } from "zustand";

export type WorkspacePane = "files" | "code" | "chat";
export type Effort = "fast" | "quality";

interface WorkspaceState {
  /** What a small screen shows. */
  readonly pane: WorkspacePane;
  /** Whether the file tree lies over the code, where it has no place of its own. */
  readonly isTreeOpen: boolean;
  /** Nothing until a person chooses: then what they have set up counts. */
  readonly effort: Effort | undefined;
  /** Folders that a person has opened or closed, by project and path. */
  readonly folders: Readonly<Record<string, boolean>>;
  setPane(pane: WorkspacePane): void;
  setTree(isOpen: boolean): void;
  setEffort(effort: Effort): void;
  setFolder(key: string, isOpen: boolean): void;
}

/** How the workspace is arranged; kept while other pages are looked at. */
export const useWorkspace = create<WorkspaceState>((set) => ({
  pane: "chat",
  isTreeOpen: false,
  effort: undefined,
  folders: {},
  setPane: (pane) => set({ pane }),
  setTree: (isTreeOpen) => set({ isTreeOpen }),
  setEffort: (effort) => set({ effort }),
  setFolder: (key, isOpen) => set(({ folders }) => ({ folders: { ...folders, [key]: isOpen } })),
}));
