// `npm run build`: everything that a start would build, for images and hosts that build first and start later.
import "./support/node-version.mjs";
import { join } from "node:path";

import { buildNode } from "./build-node.mjs";
import { ensureNextBuild } from "./support/next-build.mjs";
import { failWith, say } from "./support/say.mjs";

const ROOT = join(import.meta.dirname, "..");

async function build() {
  await buildNode({ root: ROOT, log: say });
  await ensureNextBuild(ROOT);
}

await build().catch(failWith);
