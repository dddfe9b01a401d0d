import type { OsloRecord } from './oslo-record';

const MAX_LENGTH = 500;
/** Longer lines of a traceback and longer printed tracebacks are not searched whole. */
const MAX_SEARCHED = 20_000;
const EXCEPTION = /^(?:\[instance: [^\]]*\] ?)?((?:\w+\.)*\w*[A-Z]\w*(?:: .*)?)$/;
const LINE_HEAD = /^\d{4}-\d\d-\d\d \S+ (?:\d+ )?[A-Z]+ \S+ /;

/** One line, at most 500 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}

/**
 * Why a record says that something failed: the text after its fixed words, which oslo.log appends from 2017 on
 * (`: <exception summary>`), else the exception at the end of the traceback that follows, else the message itself.
 */
export function failureReason(record: OsloRecord, words: string): string {
  const rest = withoutRepetition(record.message.slice(words.length).replace(/^[\s.:]+/, ''));
  const telling = rest !== '' && !rest.startsWith('<') && !/^after \d+ attempt/.test(rest);
  if (telling) return oneLine(rest);
  return exceptionOf(record.body) ?? oneLine(record.message);
}

/** Takes off the exception summary where it says again what the message said. */
export function withoutRepetition(reason: string): string {
  return reason.replace(/: [\w.]*(?:BuildAbortException|RescheduledException): Build of instance .*$/, '');
}

function exceptionOf(body: string): string | null {
  const lines = body.split('\n');
  for (let i = lines.length - 1; i > 0; i--) {
    const match = EXCEPTION.exec((lines[i] ?? '').slice(0, 2 * MAX_LENGTH).replace(LINE_HEAD, ''));
    if (match?.[1] !== undefined) return oneLine(match[1]);
  }
  return null;
}

/** The last element of a traceback that was printed as a Python list: `[u'Traceback …\n', …, u'ValueError: no\n']`. */
export function lastOfPrintedTraceback(text: string): string {
  const list = text.slice(-MAX_SEARCHED).replace(/(?:\\n)*['"]\]?\s*$/, '');
  let start = -1;
  for (const match of list.matchAll(/, u?['"]/g)) start = match.index + match[0].length;
  const last = start < 0 ? text : list.slice(start);
  return oneLine(last.split('\\n')[0] ?? last);
}
