import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyWidth, nastySubject } from './nasty-boots.fixture';
import { fitSpan, layoutWaterfall, type WaterfallBox } from './waterfall';
import { listWaterfallRows, smallGapsOf } from './waterfall-rows';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';

const nothing: ReadonlySet<string> = new Set();
const whole = { folded: nothing, span: null };
const boxOf = (width: number): WaterfallBox => ({ width, minBarWidth: 2, tickGap: 72 });

function phase(key: string, startMs: number, durationMs: number, more: Partial<LabelledPhase> = {}) {
  return {
    key,
    name: key,
    label: key,
    stage: 'image',
    kind: 'work',
    startMs,
    durationMs,
    parent: null,
    concurrent: false,
    open: false,
    evidence: [],
    ...more,
  } satisfies LabelledPhase;
}

function subject(phases: LabelledPhase[], lengthMs: number): WaterfallSubject {
  return { phases, moments: [], lengthMs, failedMs: null, failureReason: null };
}

describe('layoutWaterfall, whatever the boot', () => {
  it('keeps everything finite and inside of the box', () => {
    fc.assert(
      fc.property(nastySubject, anyWidth, (boot, width) => {
        const { rows, ticks, endX, failureX } = layoutWaterfall(boot, whole, boxOf(width));
        for (const { bar } of rows) {
          if (!bar) continue;
          expect(Number.isFinite(bar.x) && Number.isFinite(bar.width)).toBe(true);
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.width).toBeGreaterThanOrEqual(2);
          expect(bar.x + bar.width).toBeLessThanOrEqual(width + 1e-6);
        }
        for (const x of [endX, failureX ?? 0, ...ticks.map((tick) => tick.x)]) {
          expect(Number.isFinite(x)).toBe(true);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('has every phase on exactly one row', () => {
    fc.assert(
      fc.property(nastySubject, (boot) => {
        const keys = listWaterfallRows(boot, nothing).flatMap((row) => row.phase?.key ?? []);
        expect(keys.sort()).toEqual(boot.phases.map(({ key }) => key).sort());
      }),
    );
  });

  it('orders siblings by start and puts children under their parent', () => {
    fc.assert(
      fc.property(nastySubject, (boot) => {
        const rows = listWaterfallRows(boot, nothing);
        for (const [index, row] of rows.entries()) {
          const above = rows.slice(0, index).findLast((other) => other.level < row.level);
          expect(above?.key ?? null).toBe(row.parent);
          expect(row.position).toBeLessThanOrEqual(row.siblings);
        }
      }),
    );
  });

  it('keeps ticks apart, in order and on the scale of the bars', () => {
    fc.assert(
      fc.property(nastySubject, anyWidth, (boot, width) => {
        const { ticks, span } = layoutWaterfall(boot, whole, boxOf(width));
        for (const [index, tick] of ticks.entries()) {
          const share = (tick.atMs - span.fromMs) / (span.toMs - span.fromMs);
          expect(tick.x).toBeCloseTo(Math.min(1, Math.max(0, share)) * width, 3);
          const before = ticks[index - 1];
          if (before) expect(tick.x - before.x).toBeGreaterThanOrEqual(72 - 1e-6);
        }
      }),
    );
  });
});

describe('layoutWaterfall of one boot', () => {
  const boot = subject(
    [
      phase('claim', 0, 1000),
      phase('image', 2000, 6000),
      phase('fetch', 2000, 5000, { parent: 'image' }),
      phase('convert', 7000, 1000, { parent: 'image' }),
      phase('finish', 8005, 1995),
    ],
    10_000,
  );

  it('puts bars to the pixel', () => {
    const { rows } = layoutWaterfall(boot, whole, boxOf(1000));
    expect(rows.map(({ key, level, bar }) => [key, level, bar?.x, bar?.width])).toEqual([
      ['claim', 1, 0, 100],
      ['gap:1', 1, 100, 100],
      ['image', 1, 200, 600],
      ['fetch', 2, 200, 500],
      ['convert', 2, 700, 100],
      ['finish', 1, 800.5, 199.5],
    ]);
  });

  it('tells small unaccounted stretches together instead of giving each a row', () => {
    expect(smallGapsOf(boot)).toEqual({ count: 1, totalMs: 5 });
  });

  it('hides what is folded, and says so', () => {
    const { rows } = layoutWaterfall(boot, { ...whole, folded: new Set(['image']) }, boxOf(1000));
    expect(rows.map(({ key, expanded }) => [key, expanded])).toEqual([
      ['claim', null],
      ['gap:1', null],
      ['image', false],
      ['finish', null],
    ]);
  });

  it('cuts bars at the edges of a closer view', () => {
    const { rows } = layoutWaterfall(boot, { ...whole, span: { fromMs: 4000, toMs: 6000 } }, boxOf(1000));
    const bars = new Map(rows.map(({ key, bar }) => [key, bar]));
    expect(bars.get('claim')).toBeNull();
    expect(bars.get('fetch')).toEqual({ x: 0, width: 1000, clippedLeft: true, clippedRight: true });
  });

  it('shows a phase without length at the very end', () => {
    const { rows } = layoutWaterfall(subject([phase('end', 10_000, 0)], 10_000), whole, boxOf(500));
    expect(rows.at(-1)?.bar).toMatchObject({ x: 498, width: 2 });
  });

  it('makes room for what a skewed clock puts before the start', () => {
    const skewed = subject([phase('api', -500, 400), phase('claim', 0, 1000)], 1000);
    expect(fitSpan(skewed)).toEqual({ fromMs: -500, toMs: 1000 });
    const { rows } = layoutWaterfall(skewed, whole, boxOf(1500));
    expect(rows[0]?.bar).toMatchObject({ x: 0, width: 400 });
  });

  it('labels round times in one unit', () => {
    const { ticks } = layoutWaterfall(boot, whole, boxOf(500));
    expect(ticks.map(({ label }) => label.replace('\u202f', ' '))).toEqual([
      '0 s',
      '2 s',
      '4 s',
      '6 s',
      '8 s',
      '10 s',
    ]);
    expect(ticks.at(-1)?.anchor).toBe('end');
  });
});
