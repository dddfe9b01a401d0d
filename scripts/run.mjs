import { requireNodeVersion } from './bootstrap/node-version.mjs';

// node scripts/run.mjs <file.ts> [arguments…]: how every command of package.json reaches its TypeScript.
// Nothing else is imported before the version is known to be new enough to read it.
requireNodeVersion();
void import('./bootstrap/run-command.mjs').then(({ runCommandFile }) =>
  runCommandFile(process.argv.slice(2)),
);
