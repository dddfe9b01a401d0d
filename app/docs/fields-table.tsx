import type { z } from 'zod';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { type JsonSchema, jsonSchemaOf, typeName } from './json-schema';

/** The fields of a schema: name, type, whether it must be there, and what it means. */
export function FieldsTable({ caption, schema }: { caption: string; schema: z.ZodType }) {
  const { properties = {}, required = [] } = jsonSchemaOf(schema);
  const head = (
    <tr>
      <HeadCell>name</HeadCell>
      <HeadCell>type</HeadCell>
      <HeadCell className="w-full">meaning</HeadCell>
    </tr>
  );
  return (
    <DataTable caption={caption} head={head}>
      {Object.entries(properties).map(([name, property]) => (
        <tr key={name}>
          <Cell className="font-mono text-xs whitespace-nowrap">
            {name}
            {required.includes(name) ? '' : '?'}
          </Cell>
          <Cell className="text-xs whitespace-nowrap text-ink-2">{typeName(property as JsonSchema)}</Cell>
          <Cell className="min-w-72 py-1">{(property as JsonSchema).description}</Cell>
        </tr>
      ))}
    </DataTable>
  );
}
