import { STAGES, type Stage } from '@/lib/domain/stage';
import { element } from '../markup';
import { blend } from './blend';
import type { Palette } from './palette';

/** Fill of a stage's waits: 45° lines of its colour. */
export function waitFill(stage: Stage): string {
  return `url(#wait-${stage})`;
}

/** The hatchings to which `waitFill` refers. */
export function waitPatterns(palette: Palette): string {
  return STAGES.map((stage) => {
    const lines = [
      element('rect', {
        width: 4.5,
        height: 4.5,
        fill: blend(palette.fill(stage), palette.colour('raised'), 0.14),
      }),
      element('rect', { width: 1.75, height: 4.5, fill: palette.fill(stage) }),
    ];
    const frame = {
      id: `wait-${stage}`,
      width: 4.5,
      height: 4.5,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    };
    return element('pattern', frame, lines.join(''));
  }).join('');
}
