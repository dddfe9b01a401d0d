import { describe, expect, it } from 'vitest';
import { formatZoneSetting, parseZoneSetting } from './zone-setting';

describe('the remembered zone', () => {
  it.each([
    { choice: 'utc', zone: 'UTC' },
    { choice: 'local', zone: 'Europe/Berlin' },
    { choice: 'local', zone: 'UTC' },
    { choice: 'named', zone: 'Asia/Kolkata' },
  ] as const)('comes back: %o', (setting) => {
    expect(parseZoneSetting(formatZoneSetting(setting))).toEqual(setting);
  });

  it.each([undefined, null, '', 'Mars/Olympus', 'local:', 'local:nowhere'])('%s is UTC', (text) => {
    expect(parseZoneSetting(text)).toEqual({ choice: 'utc', zone: 'UTC' });
  });
});
