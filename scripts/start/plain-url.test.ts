import { expect, test } from 'vitest';
import { withoutRepeatedSlashes } from './plain-url.mjs';

test.each([
  ['/api/v1/events', '/api/v1/events'],
  ['//api/v1///events/', '/api/v1/events/'],
  ['/api//v1/events?path=/var//log', '/api/v1/events?path=/var//log'],
  ['/?next=//x', '/?next=//x'],
  ['/', '/'],
  ['*', '*'],
])('%s is read as %s', (url, plain) => {
  expect(withoutRepeatedSlashes(url)).toBe(plain);
});
