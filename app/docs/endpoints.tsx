import { FILTER_KEYS } from '@/lib/domain/filter-keys';
import { FieldsTable } from './fields-table';
import type { openApiDocument } from './openapi-document';
import { FILTER } from './parameters';

type Document = ReturnType<typeof openApiDocument>;

const FILTER_NAMES: ReadonlySet<string> = new Set(FILTER_KEYS);

/** The addresses that are read, each with its own parameters; those that select boots once for all. */
export function Endpoints({ document }: { document: Document }) {
  const reading = Object.entries(document.paths).filter(([path]) => path !== '/api/v1/events');
  return (
    <>
      {reading.flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, { summary, parameters }]) => (
          <Endpoint
            key={`${method} ${path}`}
            method={method.toUpperCase()}
            path={path}
            summary={summary}
            parameters={parameters ?? []}
          />
        )),
      )}
      <h3 className="px-4 pt-1 font-normal text-ink-2">Filters: which boots</h3>
      <FieldsTable caption="Filters" fields={FILTER} />
    </>
  );
}

interface EndpointProps {
  method: string;
  path: string;
  summary: string;
  parameters: typeof FILTER;
}

function Endpoint({ method, path, summary, parameters }: EndpointProps) {
  const own = parameters.filter(({ name }) => !FILTER_NAMES.has(name));
  return (
    <div className="pb-3">
      <h3 className="px-4 py-1 font-normal">
        <code className="font-mono text-xs">
          {method} {path}
        </code>{' '}
        <span className="text-ink-2">{summary}</span>
        {own.length < parameters.length && <span className="text-ink-3">; takes the filters below</span>}
      </h3>
      {own.length > 0 && <FieldsTable caption={`Parameters of ${method} ${path}`} fields={own} />}
    </div>
  );
}
