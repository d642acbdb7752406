import { randomUUID } from "node:crypto";
import { join } from "node:path";

import { writePrivateFile } from "../support/write-file";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  link: string;
  code: string;
  token_hash: string;
}

/** Where mail goes on a machine that sends none: into files that only this user may read. */
export function createMailbox(directory: string, log: (message: string) => void) {
  return async function send(mail: Mail): Promise<void> {
    const at = new Date().toISOString();
    const file = join(directory, `${at.replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.json`);
    await writePrivateFile(file, `${JSON.stringify({ at, ...mail }, null, 2)}\n`);
    log(`A mail lies in ${file}`);
  };
}
