import { useRouter } from "next/navigation";
import type { IconName } from "../_components/ui/icon";
import { sessionAddress } from "./api-types";
import { useTheme } from "./theme";
import { useSessions } from "./use-sessions";

/** One line of the palette. */
export interface Command {
  readonly id: string;
  readonly group: "Go to" | "Theme" | "Chats";
  readonly label: string;
  readonly icon: IconName;
  run(): void;
}

/** Everything the palette offers for these words. */
export function useCommands(query: string): readonly Command[] {
  const router = useRouter();
  const choose = useTheme((state) => state.choose);
  const sessions = useSessions(query);
  const fixed: Command[] = [
    { id: "new", group: "Go to", label: "New chat", icon: "plus", run: () => router.push("/") },
    { id: "gallery", group: "Go to", label: "Gallery", icon: "grid", run: () => router.push("/components") },
    { id: "workspace", group: "Go to", label: "SparkCode projects", icon: "code", run: () => router.push("/workspace") },
    { id: "settings", group: "Go to", label: "Settings", icon: "sliders", run: () => router.push("/settings") },
    { id: "light", group: "Theme", label: "Light theme", icon: "sun", run: () => choose("light") },
    { id: "dark", group: "Theme", label: "Dark theme", icon: "moon", run: () => choose("dark") },
    { id: "auto", group: "Theme", label: "Theme of the system", icon: "system", run: () => choose("auto") },
  ];
  const words = query.toLowerCase();
  const chats = sessions.items.slice(0, 12).map((session): Command => ({
    id: session.id,
    group: "Chats",
    label: session.title,
    icon: session.project_id ? "code" : "chat",
    run: () => router.push(sessionAddress(session)),
  }));
  const matching = chats.filter((command) => command.label.toLowerCase().includes(words));
  return [...fixed.filter((command) => command.label.toLowerCase().includes(words)), ...matching];
}
