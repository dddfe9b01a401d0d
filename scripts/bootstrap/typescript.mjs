import { existsSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** `server-only` throws outside a React server; a script has no browser to guard against. */
const SERVER_ONLY_HOOK = `export async function resolve(specifier, context, next) {
  return specifier === 'server-only'
    ? { url: 'data:text/javascript,', shortCircuit: true }
    : next(specifier, context);
}`;

/** Runs a TypeScript file of this checkout in this process, with the settings of `.env`; packages must be installed. */
export async function runTypeScript(file) {
  const envFile = path.join(root, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  module.register(`data:text/javascript,${encodeURIComponent(SERVER_ONLY_HOOK)}`);
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: path.join(root, 'tsconfig.json') });
  return import(pathToFileURL(path.resolve(root, file)).href);
}
