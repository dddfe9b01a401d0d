/** Says what is being done now; on standard error, so that figures stay alone on standard output. */
export function progress(line: string): void {
  process.stderr.write(`· ${line}\n`);
}

const SAY_EVERY_BOOTS = 50_000;

/** Says that a database is filled with so many boots, and now and then how far it is; answers whom to tell of it. */
export function fillingProgress(boots: number): (done: number) => void {
  progress(`filling ${boots} boots`);
  const began = performance.now();
  let said = 0;
  return (done) => {
    if (done - said < SAY_EVERY_BOOTS) return;
    said = done;
    progress(`${done} of ${boots} boots, ${Math.round((performance.now() - began) / 1000)} s`);
  };
}
