import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { type JsonSchema, typeName } from './json-schema';
import type { openApiDocument } from './openapi-document';

type Document = ReturnType<typeof openApiDocument>;

/** The addresses that are read, each with its parameters. */
export function Endpoints({ document }: { document: Document }) {
  const reading = Object.entries(document.paths).filter(([path]) => path !== '/api/v1/events');
  return reading.map(([path, { get }]) => (
    <div key={path} className="pb-3">
      <h3 className="px-4 py-1">
        <code className="font-mono text-xs">GET {path}</code>{' '}
        <span className="font-normal text-ink-2">{get.summary}</span>
      </h3>
      {'parameters' in get && get.parameters.length > 0 && (
        <Parameters path={path} parameters={get.parameters} />
      )}
    </div>
  ));
}

interface ParametersProps {
  path: string;
  parameters: readonly { name: string; description: string; schema: JsonSchema }[];
}

function Parameters({ path, parameters }: ParametersProps) {
  const head = (
    <tr>
      <HeadCell>parameter</HeadCell>
      <HeadCell>type</HeadCell>
      <HeadCell className="w-full">meaning</HeadCell>
    </tr>
  );
  return (
    <DataTable caption={`Parameters of ${path}`} head={head}>
      {parameters.map(({ name, description, schema }) => (
        <tr key={name}>
          <Cell className="font-mono text-xs">{name}</Cell>
          <Cell className="text-xs whitespace-nowrap text-ink-2">{typeName(schema)}</Cell>
          <Cell className="min-w-72 py-1">{description}</Cell>
        </tr>
      ))}
    </DataTable>
  );
}
