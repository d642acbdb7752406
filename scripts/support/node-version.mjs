// Imported before anything else, so that an old Node says what is wrong instead of failing on a newer feature.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Spark needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
