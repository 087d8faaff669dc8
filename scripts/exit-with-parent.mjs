// Loaded into a Next process with --import: when the launcher is gone, however it went, so is that process.
process.once("disconnect", () => process.exit(1));
// The channel alone keeps nothing running: a finished build ends.
process.channel?.unref();
// Next's own workers end with it, and need their channels as they are.
process.execArgv.splice(0, 2);
