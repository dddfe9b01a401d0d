// Loaded into the web server before Next. Its channel to the process that started it closes when that one is gone,
// however it went: then finish the requests under way and end.
const PATIENCE_MS = 10_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
