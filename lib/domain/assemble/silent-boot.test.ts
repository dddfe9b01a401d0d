import { describe, expect, it } from 'vitest';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import { endSilentBoot, SILENT_AFTER_MS } from './silent-boot';

const booting = bootFixture({ status: 'booting', endedAtMs: 1_000_000 });

describe('endSilentBoot', () => {
  it('leaves a boot whose last line is recent', () => {
    expect(endSilentBoot(booting, booting.endedAtMs + SILENT_AFTER_MS)).toBe(booting);
  });

  it('calls one that was silent for longer partial, and says why', () => {
    const ended = endSilentBoot(booting, booting.endedAtMs + SILENT_AFTER_MS + 1);
    expect(ended.status).toBe('partial');
    expect(ended.notes.at(-1)).toMatch(/ends in mid-boot/);
    expect({ ...ended, status: 'booting', notes: booting.notes }).toEqual(booting);
  });

  it('leaves boots that ended', () => {
    const failed = bootFixture({ status: 'failed' });
    expect(endSilentBoot(failed, Number.MAX_SAFE_INTEGER)).toBe(failed);
  });
});
