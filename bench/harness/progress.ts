/** Says what is being done now; on standard error, so that figures stay alone on standard output. */
export function progress(line: string): void {
  process.stderr.write(`· ${line}\n`);
}
