// The first script of a frame, before anything else: it takes away what no component needs and keeps what the bridge relies on.
import { guardFocus } from "./focus-guard";
import { keepPristine, lockBuiltIns } from "./pristine";
import { removeChannels } from "./remove-channels";
import { testAllowList } from "./self-test";

// Only a warm frame needs to know; any other is held by the hashes in its policy too.
const isEnforced = document.documentElement.hasAttribute("data-warm") ? testAllowList() : Promise.resolve(false);
removeChannels();
guardFocus();
keepPristine(isEnforced);
lockBuiltIns();
