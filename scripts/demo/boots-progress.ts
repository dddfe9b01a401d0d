import { SingleBar } from 'cli-progress';

const LINE_EVERY_MS = 2000;

/** How far the demonstration is. */
export interface BootsProgress {
  update(boots: number, megabytes: number): void;
  warn(reason: string): void;
  stop(): void;
}

/** A bar with the time that is left on a terminal, a line now and then elsewhere. */
export function showBoots(total: number, stream: NodeJS.WriteStream): BootsProgress {
  return stream.isTTY ? barOn(total, stream) : linesOn(total, stream);
}

function barOn(total: number, stream: NodeJS.WriteStream): BootsProgress {
  const bar = new SingleBar({
    stream,
    format: 'posting simulated logs {bar} {value} of {total} boots  {megabytes} MB  {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0, { megabytes: '0' });
  return {
    update: (boots, megabytes) => bar.update(Math.min(boots, total), { megabytes: megabytes.toFixed(0) }),
    warn: (reason) => stream.write(`\r\u001b[Kwaiting: ${reason}\n`),
    stop: () => bar.stop(),
  };
}

function linesOn(total: number, stream: NodeJS.WriteStream): BootsProgress {
  let saidAt = Date.now();
  return {
    update: (boots, megabytes) => {
      if (Date.now() - saidAt < LINE_EVERY_MS) return;
      saidAt = Date.now();
      stream.write(`${boots} of ${total} simulated boots posted, ${megabytes.toFixed(0)} MB\n`);
    },
    warn: (reason) => stream.write(`waiting: ${reason}\n`),
    stop: () => {},
  };
}
