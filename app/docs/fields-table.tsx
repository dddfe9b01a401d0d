import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { type JsonSchema, typeName } from './json-schema';
import { MarkedText } from './marked-text';

/** A field of a body or a parameter of a URL. */
export interface Field {
  name: string;
  schema: JsonSchema;
  description: string;
  isRequired?: boolean;
}

/** The fields of a JSON Schema of an object. */
export function fieldsOf({ properties = {}, required = [] }: JsonSchema): Field[] {
  return Object.entries(properties).map(([name, property]) => {
    const schema = property as JsonSchema;
    return { name, schema, description: schema.description ?? '', isRequired: required.includes(name) };
  });
}

/** Fields: name, type, whether they must be there, what they mean, and what holds without them. */
export function FieldsTable({ caption, fields }: { caption: string; fields: readonly Field[] }) {
  const head = (
    <tr>
      <HeadCell className="w-48">name</HeadCell>
      <HeadCell className="w-96">type</HeadCell>
      <HeadCell>meaning</HeadCell>
    </tr>
  );
  return (
    <DataTable caption={caption} head={head} className="md:table-fixed">
      {fields.map(({ name, schema, description, isRequired }) => (
        <tr key={name}>
          <Cell className="font-mono text-xs whitespace-nowrap">
            {name}
            {isRequired && <span className="pl-2 font-sans text-ink-3">required</span>}
          </Cell>
          <Cell className="py-1 text-xs text-ink-2">{typeName(schema)}</Cell>
          <Cell className="min-w-72 py-1">
            <MarkedText text={description} />
            {schema.default !== undefined && (
              <span className="text-ink-3">
                {description && '; '}else {String(schema.default)}
              </span>
            )}
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}
