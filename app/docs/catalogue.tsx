import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import type { EventKind } from '@/lib/domain/catalogue/event-kind';
import type { PhaseKindRow } from '@/lib/domain/catalogue/phases';
import { MarkedText } from './marked-text';

/** Every event that Bootfall knows by name, with the line that it stands for. */
export function EventCatalogue({ kinds }: { kinds: readonly EventKind[] }) {
  const head = (
    <tr>
      <HeadCell>event</HeadCell>
      <HeadCell>source</HeadCell>
      <HeadCell>stage</HeadCell>
      <HeadCell className="w-full">stands for</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Events by name" head={head}>
      {kinds.map(({ name, label, source, stage, meaning }) => (
        <tr key={name} id={`event-${name}`}>
          <Cell className="whitespace-nowrap">
            <code className="font-mono text-xs">{name}</code>
            {label !== name && <span className="pl-2 text-ink-3">{label}</span>}
          </Cell>
          <Cell className="text-ink-2">{source}</Cell>
          <Cell className="text-ink-2">{stage}</Cell>
          <Cell className="min-w-96 py-1">
            <MarkedText text={meaning} />
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}

/** Every phase that Bootfall knows by name, with what bounds it. */
export function PhaseCatalogue({ rows }: { rows: readonly PhaseKindRow[] }) {
  const head = (
    <tr>
      <HeadCell>phase</HeadCell>
      <HeadCell>source</HeadCell>
      <HeadCell>stage</HeadCell>
      <HeadCell>kind</HeadCell>
      <HeadCell>within</HeadCell>
      <HeadCell className="w-full">from → to</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Phases by name" head={head}>
      {rows.map(({ name, label, source, stage, kind, parent, meaning }) => (
        <tr key={`${source} ${name}`} id={`phase-${name}`}>
          <Cell className="whitespace-nowrap">
            <code className="font-mono text-xs">{name}</code>
            {label !== name && <span className="pl-2 text-ink-3">{label}</span>}
          </Cell>
          <Cell className="text-ink-2">{source}</Cell>
          <Cell className="text-ink-2">{stage}</Cell>
          <Cell className="text-ink-2">{kind}</Cell>
          <Cell className="font-mono text-xs text-ink-2">{parent}</Cell>
          <Cell className="min-w-96 py-1">
            <MarkedText text={meaning} />
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}
