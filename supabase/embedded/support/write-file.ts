import { mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file that only this user may read: whole or not at all, also when the power goes. */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.new`;
  const handle = await open(aside, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
}
