/** How likely a difference is by chance, in words. */
export function chanceWords(p: number): string {
  if (p < 1e-6) return 'by chance less than once in a million';
  if (p < 0.001) return `by chance about once in ${Math.round(1 / p).toLocaleString('en')}`;
  return `probability by chance ${p.toPrecision(2)}`;
}
