import { expect, test } from 'vitest';
import { withDecodablePath, withoutRepeatedSlashes } from './plain-url.mjs';

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

test.each([
  ['/images/caf%C3%A9', '/images/caf%C3%A9'],
  ['/images/100%', '/images/100%25'],
  ['/images/%ED%A0%80?tz=UTC', '/images/%25ED%25A0%2580?tz=UTC'],
  ['/boots?q=%', '/boots?q=%'],
])('%s can be decoded as %s', (url, decodable) => {
  expect(withDecodablePath(url)).toBe(decodable);
});
