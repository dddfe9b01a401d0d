import { requireNodeVersion } from './bootstrap/node-version.mjs';

requireNodeVersion();
Promise.all([import('./bootstrap/install.mjs'), import('./bootstrap/typescript.mjs')])
  .then(async ([{ installPackages }, { root, runTypeScript }]) => {
    await installPackages(root);
    await runTypeScript('scripts/test.ts');
  })
  .catch((error) => {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  });
