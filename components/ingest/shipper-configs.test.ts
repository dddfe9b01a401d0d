import { describe, expect, it } from 'vitest';
import { shipperConfigs } from './shipper-configs';

describe('shipperConfigs', () => {
  it.each(shipperConfigs('https://bootfall.example:8443'))(
    '$name names this server and this path',
    ({ text }) => {
      expect(text).toContain('bootfall.example');
      expect(text).toContain('8443');
      expect(text).toContain('api/v1/events');
    },
  );

  it('falls back to the port of the scheme', () => {
    const [fluentBit] = shipperConfigs('http://bootfall.example');
    expect(fluentBit?.text).toContain('port: 80\n');
    expect(fluentBit?.text).not.toContain('tls');
  });
});
