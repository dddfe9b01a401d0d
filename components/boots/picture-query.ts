import { parseView } from '@/lib/layout/zoom';

/** What the picture of a boot needs to be as the page shows it: stretch, levels, selected phase, light or dark. */
export function pictureQuery(page: URLSearchParams, theme: 'light' | 'dark'): string {
  const picture = new URLSearchParams();
  const view = parseView(page.get('view'));
  if (view) {
    picture.set('fromMs', String(view.fromMs));
    picture.set('toMs', String(view.toMs));
  }
  const levels = page.get('levels') ?? '';
  if (/^[1-9]\d?$/.test(levels)) picture.set('levels', levels);
  const phase = page.get('phase');
  if (phase) picture.set('phase', phase);
  if (theme === 'dark') picture.set('theme', theme);
  return picture.size > 0 ? `?${picture}` : '';
}
