import { readFileSync } from 'node:fs';

/** Ticks of `/proc/<pid>/stat` in a second, on every Linux that Node runs on. */
const TICKS = 100;

/** Seconds of processor time that these processes and their ended children have used; NaN where the system does not tell. */
export function cpuSeconds(pids: readonly number[]): number {
  const known = pids.map(cpuSecondsOf).filter((seconds) => !Number.isNaN(seconds));
  return known.length === 0 ? Number.NaN : known.reduce((sum, seconds) => sum + seconds, 0);
}

function cpuSecondsOf(pid: number): number {
  const text = readProc(pid, 'stat');
  // The name in parentheses may hold anything; the fields are counted from behind it.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined) return Number.NaN;
  const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number);
  return ((user ?? 0) + (system ?? 0) + (childrenUser ?? 0) + (childrenSystem ?? 0)) / TICKS;
}

/** Resident memory of a process in MB (10⁶ bytes); NaN where the system does not tell. */
export function residentMb(pid: number): number {
  return statusMb(pid, 'VmRSS');
}

/** The most that it ever was. */
export function peakResidentMb(pid: number): number {
  return statusMb(pid, 'VmHWM');
}

function statusMb(pid: number, field: string): number {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readProc(pid, 'status') ?? '');
  return found ? (Number(found[1]) * 1024) / 1e6 : Number.NaN;
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}
