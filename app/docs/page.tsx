import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { readOrigin } from '@/app/_frame/origin';
import { CopyButton } from '@/components/ui/copy-button';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { EVENT_KINDS } from '@/lib/domain/catalogue/events';
import { PHASE_KIND_ROWS } from '@/lib/domain/catalogue/phases';
import { hintsSchema, intervalSchema, phaseEventSchema } from '@/lib/ingest/schema';
import { EventCatalogue, PhaseCatalogue } from './catalogue';
import { Endpoints } from './endpoints';
import { curlExamples } from './examples';
import { FieldsTable, fieldsOf } from './fields-table';
import { jsonSchemaOf } from './json-schema';
import { LimitsTable } from './limits-table';
import { openApiDocument } from './openapi-document';

export const metadata: Metadata = { title: 'API' };

export default async function DocsPage() {
  const origin = await readOrigin();
  return (
    <>
      <PageHeading title="API">
        <a href="/api/v1/openapi.json" className="link">
          OpenAPI 3.1
        </a>
        <nav aria-label="On this page" className="flex flex-wrap gap-x-4">
          {PARTS.map(([id, title]) => (
            <a key={id} href={`#${id}`} className="link text-ink-2">
              {title}
            </a>
          ))}
        </nav>
      </PageHeading>
      <Sending origin={origin} />
      <div id="reading">
        <Section title="Read and share">
          <Endpoints document={openApiDocument(origin)} />
        </Section>
      </div>
      <div id="events">
        <Section title={`Events by name (${EVENT_KINDS.length})`}>
          <Prose>
            Names that are not here are kept and drawn as posted. A log line that stands for an event is
            recognised by itself; post a name only where there is no log.
          </Prose>
          <EventCatalogue kinds={EVENT_KINDS} />
        </Section>
      </div>
      <div id="phases">
        <Section title={`Phases by name (${PHASE_KIND_ROWS.length})`}>
          <PhaseCatalogue rows={PHASE_KIND_ROWS} />
        </Section>
      </div>
    </>
  );
}

const PARTS = [
  ['sending', 'Send'],
  ['reading', 'Read'],
  ['events', 'Events'],
  ['phases', 'Phases'],
] as const;

function Sending({ origin }: { origin: string }) {
  return (
    <div id="sending">
      <Section title="Send: POST /api/v1/events">
        <Prose>
          One address takes everything: log lines as text, what shippers make of them as JSON (array, one
          object on each line, concatenated, or within {'{"events"|"records"|"data": […]}'}), posted events
          and intervals, and any mixture; gzip, deflate, zstd or snappy. The answer 200 means that the events
          are on disk, and says of every refused item why; no item spoils another. The same event sent again
          is counted as a duplicate.
        </Prose>
        {curlExamples(origin).map(({ title, command }) => (
          <Example key={title} title={title} command={command} />
        ))}
      </Section>
      <Section title="Query: what holds for all lines of a request">
        <FieldsTable caption="Query parameters" fields={fieldsOf(jsonSchemaOf(hintsSchema))} />
      </Section>
      <Section title="A phase event">
        <FieldsTable caption="Fields of a phase event" fields={fieldsOf(jsonSchemaOf(phaseEventSchema))} />
      </Section>
      <Section title="An interval: the same, with these for event and at">
        <FieldsTable
          caption="Fields of an interval"
          fields={fieldsOf(jsonSchemaOf(intervalSchema)).filter(
            ({ name }) => !(name in phaseEventSchema.shape),
          )}
        />
      </Section>
      <Section title="Limits and answers">
        <LimitsTable />
      </Section>
    </div>
  );
}

function Prose({ children }: { children: ReactNode }) {
  return <p className="max-w-180 px-4 pb-2 text-ink-2">{children}</p>;
}

function Example({ title, command }: { title: string; command: string }) {
  return (
    <figure className="mx-4 mb-3">
      <figcaption className="pb-1 text-xs text-ink-2">{title}</figcaption>
      <div className="relative rounded-lg border border-line bg-sunken">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          className="overflow-x-auto p-3 pr-10 font-mono text-xs leading-5"
        >
          {command}
        </pre>
        <CopyButton text={command} what={title} className="absolute top-2 right-2" />
      </div>
    </figure>
  );
}
