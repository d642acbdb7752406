// The first script of a frame, before anything else: it takes away what no component needs and keeps what the bridge relies on.
import { guardFocus } from "./focus-guard";
import { keepPristine, lockBuiltIns } from "./pristine";
import { removeChannels } from "./remove-channels";

removeChannels();
guardFocus();
keepPristine();
lockBuiltIns();
