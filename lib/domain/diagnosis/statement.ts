/** A figure in a statement, in the unit of its name; how it is written is decided where it is shown. */
export type Figure =
  | { kind: 'duration'; ms: number }
  | { kind: 'count'; count: number }
  | { kind: 'share'; share: number }
  | { kind: 'bytes'; bytes: number }
  | { kind: 'rate'; bytesPerSecond: number };

/** Words with their figures, in order. */
export type Statement = readonly (string | Figure)[];

export const duration = (ms: number): Figure => ({ kind: 'duration', ms });
export const count = (n: number): Figure => ({ kind: 'count', count: n });
export const share = (part: number): Figure => ({ kind: 'share', share: part });
export const bytes = (n: number): Figure => ({ kind: 'bytes', bytes: n });
export const rate = (bytesPerSecond: number): Figure => ({ kind: 'rate', bytesPerSecond });

/** Words with figures, other statements and plain text in them. */
export function state(
  words: TemplateStringsArray,
  ...parts: readonly (Figure | Statement | string | null)[]
): Statement {
  return words.flatMap((text, index) => {
    const part = parts[index] ?? [];
    return [text, ...(Array.isArray(part) ? part : [part])].filter((piece) => piece !== '');
  });
}

/** Statements one after the other, those that are missing left out. */
export function joinStatements(statements: readonly (Statement | null)[], between: string): Statement {
  return statements
    .filter((statement) => statement !== null && statement.length > 0)
    .flatMap((statement, index) => (index === 0 ? [...(statement ?? [])] : [between, ...(statement ?? [])]));
}
