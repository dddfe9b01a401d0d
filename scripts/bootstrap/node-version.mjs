const NEEDED = [20, 19];

/** Ends the process with one line when this Node is too old to run the rest. */
export function requireNodeVersion(version = process.versions.node) {
  if (isNewEnough(version)) return;
  console.error(`Bootfall needs Node ${NEEDED.join('.')} or newer, this is Node ${version}`);
  process.exit(1);
}

/** @param {string} version e.g. `20.19.0` */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}
