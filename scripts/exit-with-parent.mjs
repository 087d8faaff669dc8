// Loaded into a Next process with --import: when the launcher is gone, however it went, so is that process.
// Not process.exit(): once, on a busy machine, a server was found still there forty minutes later, its main thread waiting.
// Nothing is lost by an abrupt end; everything here is made to survive one.
process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
// The channel alone keeps nothing running: a finished build ends.
process.channel?.unref();
// Next's own workers end with it, and need their channels as they are.
process.execArgv.length = 0;
