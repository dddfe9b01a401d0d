import { expect, test } from 'vitest';
import { eventAt } from './assemble/event-fixture';
import { cacheKeyOf } from './cache-key';
import { DimensionLedger } from './dimension-ledger';
import type { Event } from './event';

const ID = '0673dd71-34c5-4fbb-86c4-40623fbe45b4';
const KEY = cacheKeyOf(ID);
const told = (at: string, attributes: Event['attributes'], fields: Partial<Event> = {}) =>
  eventAt(at, 'create_notified', { attributes, ...fields });

function factsOf(events: readonly Event[]) {
  const ledger = new DimensionLedger();
  ledger.addInstanceEvents(events);
  return { images: [...ledger.images.values()], flavors: [...ledger.flavors.values()] };
}

test('the latest event wins field by field, in any order of arrival', () => {
  const events = [
    told('00:00:01.000', { image: { id: ID, name: 'old', format: 'raw' } }),
    told('00:00:03.000', { image: { id: ID, name: 'new' } }),
    told('00:00:02.000', { image: { cacheKey: KEY, name: 'middle', sizeBytes: 7 } }),
  ];
  const values = (order: readonly Event[]) =>
    factsOf(order).images.map(({ key, nativeId, facts }) => [
      key,
      nativeId,
      facts.name?.value,
      facts.format?.value,
      facts.sizeBytes?.value,
    ]);
  expect(values(events)).toEqual([[KEY, ID, 'new', 'raw', 7]]);
  expect(values(events.toReversed())).toEqual(values(events));
});

test('of two facts at one moment the greater wins', () => {
  const [a, b] = [
    told('00:00:01.000', { image: { id: ID, name: 'a' } }),
    told('00:00:01.000', { image: { id: ID, name: 'b' } }),
  ];
  for (const events of [
    [a, b],
    [b, a],
  ])
    expect(factsOf(events).images[0]?.facts.name?.value).toBe('b');
});

test('a name without an id is that of the id which the same instance gives, but not within another operation', () => {
  const events = [
    told('00:00:01.000', { flavor: { id: '42' } }),
    told('00:00:02.000', { flavor: { name: 'm1.small', vcpus: 1 } }),
    told('00:00:03.000', { flavor: { name: 'm1.large' }, operation: 'resize' }),
  ];
  const flavor = factsOf(events).flavors.find(({ key }) => key === 'id:42');
  expect(flavor?.facts).toMatchObject({ name: { value: 'm1.small' }, vcpus: { value: 1 } });
});

test('an id that the key was not made of is not the image’s own', () => {
  const [image] = factsOf([
    told('00:00:01.000', { image: { id: 'other', cacheKey: KEY, name: 'x' } }),
  ]).images;
  expect(image).toMatchObject({ key: KEY, nativeId: null });
});

test('values of the wrong type, as posted attributes may hold, tell nothing', () => {
  const image = { id: ID, name: 7, sizeBytes: 'big' } as unknown as Event['attributes']['image'];
  expect(factsOf([told('00:00:01.000', { image })]).images[0]?.facts).toEqual({});
});
