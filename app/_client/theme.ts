import { create } from "zustand";
import { saveSettings } from "./save-settings";
import { THEME_KEY } from "./theme-script";

export type ThemeChoice = "light" | "dark" | "auto";
export type ShownTheme = "light" | "dark";

const YEAR_SECONDS = 31_536_000;

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly shown: ShownTheme;
  choose(choice: ThemeChoice): void;
  /** Takes over what was chosen in another tab or on another device. */
  syncState(choice: ThemeChoice): void;
  /** Reads what is stored and follows the system; answers how to stop. */
  follow(): () => void;
}

/** The theme of the page, kept for the next visit. */
export const useTheme = create<ThemeState>((set, get) => ({
  choice: "auto",
  shown: "light",
  choose(choice) {
    keep(choice);
    show(choice, set);
    // The person's other tabs and devices hear of it; a visitor without an account has none.
    saveSettings({ theme: choice }).catch(() => {});
  },
  syncState(choice) {
    if (choice === get().choice) return;
    keep(choice);
    show(choice, set);
  },
  follow() {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const onSystem = (): void => show(get().choice, set);
    const onStorage = (event: StorageEvent): void => {
      if (event.key === THEME_KEY) show(readChoice(), set);
    };
    show(readChoice(), set);
    system.addEventListener("change", onSystem);
    addEventListener("storage", onStorage);
    return () => {
      system.removeEventListener("change", onSystem);
      removeEventListener("storage", onStorage);
    };
  },
}));

function keep(choice: ThemeChoice): void {
  try {
    localStorage.setItem(THEME_KEY, choice);
  } catch {
    // Storage may be closed to us; the cookie still remembers.
  }
  document.cookie = `${THEME_KEY}=${choice}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

function show(choice: ThemeChoice, set: (state: Partial<ThemeState>) => void): void {
  const isDark = choice === "dark" || (choice === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  const shown = isDark ? "dark" : "light";
  document.documentElement.dataset["theme"] = shown;
  set({ choice, shown });
}

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return stored === "light" || stored === "dark" ? stored : "auto";
  } catch {
    return "auto";
  }
}
