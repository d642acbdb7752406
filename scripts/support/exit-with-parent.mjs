// Preloaded into a forked program: the channel to its parent closes when the parent is gone, even after kill -9.
if (process.channel) {
  process.on("disconnect", () => process.exit(1));
  process.channel.unref();
  // The program's own children live by their channels, so they must not get this.
  process.execArgv.length = 0;
}
