import { expect, test } from 'vitest';
import { FILTER_KEYS } from '@/lib/domain/filter-keys';
import { phaseEventSchema } from '@/lib/ingest/schema';
import { jsonSchemaOf, typeName } from './json-schema';
import { openApiDocument } from './openapi-document';

const document = openApiDocument('http://localhost:3000');

test('every reference of the document leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
  expect(references.length).toBeGreaterThan(10);
  for (const target of references) {
    const name = target?.replace('#/components/schemas/', '') ?? '';
    expect(document.components.schemas).toHaveProperty(name);
  }
});

test('the document can be sent as JSON and names every operation’s answers', () => {
  const parsed = JSON.parse(JSON.stringify(document));
  for (const path of Object.values(parsed.paths) as Record<
    string,
    { responses: object; summary: string }
  >[]) {
    for (const operation of Object.values(path)) {
      expect(operation.summary).toMatch(/\w/);
      expect(Object.keys(operation.responses)).toContainEqual(expect.stringMatching(/^20[014]$/));
    }
  }
});

test('lists have every filter that is read', () => {
  const names = document.paths['/api/v1/boots'].get.parameters.map(({ name }) => name);
  expect(names).toEqual([...FILTER_KEYS, 'sort', 'limit', 'cursor', 'format']);
});

test('types are named in a few words', () => {
  const { properties, required } = jsonSchemaOf(phaseEventSchema);
  expect(required).toEqual(['event', 'at']);
  expect(typeName(properties?.at as never)).toBe('string | number');
  expect(typeName(properties?.cache as never)).toBe('cold | follower | warm | none | unknown');
  expect(typeName({ type: 'array', items: { type: 'string' } })).toBe('list of string');
});
