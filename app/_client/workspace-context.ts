import { createContext } from "react";
import type { CitedPlace, PathIndex } from "./citations";

/** The project around a chat: its answers cite it, show what of it they were based on, and propose changes of it. */
export interface WorkspaceAround {
  readonly projectId: string;
  readonly index: PathIndex;
  openPlace(place: CitedPlace): void;
}

/** Nothing where a chat stands alone. */
export const WorkspaceContext = createContext<WorkspaceAround | undefined>(undefined);
