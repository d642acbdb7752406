import { createHash } from "node:crypto";
import { chmod, lstat, mkdir } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** The file name by which Postgres clients find a server in a directory. */
export const SOCKET_NAME = ".s.PGSQL.5432";
// The address of a Unix socket holds 104 bytes on some systems and 108 on others.
const LONGEST_SOCKET_PATH = 100;
const DIGEST_LENGTH = 16;

/** The directory for the sockets of a data directory. Nobody but this user may enter it. */
export async function openRunDirectory(dataDirectory: string): Promise<string> {
  const directory = runDirectoryOf(dataDirectory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { uid } = userInfo();
  const found = await lstat(directory);
  // Under the common temporary directory somebody else could have put a trap in its place.
  if (!found.isDirectory() || (uid >= 0 && found.uid !== uid))
    throw new Error(`${directory} belongs to another user. Remove it.`);
  await chmod(directory, 0o700);
  return directory;
}

function runDirectoryOf(dataDirectory: string): string {
  const near = join(dataDirectory, "run");
  if (Buffer.byteLength(join(near, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return near;
  const digest = createHash("sha256").update(dataDirectory).digest("hex").slice(0, DIGEST_LENGTH);
  return join(tmpdir(), `spark-${digest}`);
}
