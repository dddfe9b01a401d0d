import { FILTER_PARAMETERS } from '@/lib/http/boot-filter-query';
import { FieldsTable } from './fields-table';
import type { openApiDocument } from './openapi-document';
import { FILTER } from './parameters';

type Document = ReturnType<typeof openApiDocument>;

const FILTER_NAMES: ReadonlySet<string> = new Set(FILTER_PARAMETERS);

/** The addresses that are read, each with its own parameters; those that select boots once for all. */
export function Endpoints({ document }: { document: Document }) {
  const reading = Object.entries(document.paths).filter(([path]) => path !== '/api/v1/events');
  return (
    <>
      {reading.map(([path, { get }]) => (
        <Endpoint
          key={path}
          path={path}
          summary={get.summary}
          parameters={'parameters' in get ? get.parameters : []}
        />
      ))}
      <h3 className="px-4 pt-1 font-normal text-ink-2">Filters: which boots</h3>
      <FieldsTable caption="Filters" fields={FILTER} />
    </>
  );
}

interface EndpointProps {
  path: string;
  summary: string;
  parameters: typeof FILTER;
}

function Endpoint({ path, summary, parameters }: EndpointProps) {
  const own = parameters.filter(({ name }) => !FILTER_NAMES.has(name));
  return (
    <div className="pb-3">
      <h3 className="px-4 py-1 font-normal">
        <code className="font-mono text-xs">GET {path}</code> <span className="text-ink-2">{summary}</span>
        {own.length < parameters.length && <span className="text-ink-3">; takes the filters below</span>}
      </h3>
      {own.length > 0 && <FieldsTable caption={`Parameters of ${path}`} fields={own} />}
    </div>
  );
}
