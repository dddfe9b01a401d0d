import { runTypeScript } from './typescript.mjs';

// new Worker('scripts/bootstrap/thread.mjs', { argv: [<file.ts>] }): how a thread reaches its TypeScript outside the bundle.
const [, , file] = process.argv;
await runTypeScript(file);
