import { installPackages } from './install.mjs';
import { root, runTypeScript } from './typescript.mjs';

/** Installs what is missing, then runs a TypeScript file as if it had been started directly. */
export async function runCommandFile([file, ...rest]) {
  try {
    await installPackages(root);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  process.argv = [process.argv[0], file, ...rest];
  await runTypeScript(file);
}
