// `npm start`: the whole product on a machine with git, Node and npm. Only node: modules are imported before `npm ci` has run.
import "./support/node-version.mjs";
import { runSpark } from "./support/run-spark.mjs";
import { failWith } from "./support/say.mjs";

await runSpark({ isDev: false }).catch(failWith);
