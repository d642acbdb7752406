import { tellApi } from "./api";
import { SETTINGS_PATH, type Settings } from "./use-account";

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Saves what a person has chosen, one choice after the other: the last one made is the one that stays. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  waiting++;
  const saving = last.then(() => tellApi(SETTINGS_PATH, { method: "PUT", body: change }));
  last = saving.catch(() => {});
  await saving.finally(() => waiting--);
}

/** While this page saves, what it hears of is older than what it shows. */
export function isSavingSettings(): boolean {
  return waiting > 0;
}
