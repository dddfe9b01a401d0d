import { installPackages } from './bootstrap/install.mjs';
import { requireNodeVersion } from './bootstrap/node-version.mjs';
import { root, runTypeScript } from './bootstrap/typescript.mjs';

// node scripts/run.mjs <file.ts> [arguments…]: how every command of package.json reaches its TypeScript.
requireNodeVersion();
const [, , file, ...rest] = process.argv;
await installPackages(root);
process.argv = [process.argv[0], file, ...rest];
await runTypeScript(file);
