import { Prisma } from '@/generated/prisma/client';
import { NAME_KEY } from '@/lib/domain/dimension-key';
import {
  type DimensionEntry,
  type DimensionField,
  type DimensionLedger,
  FLAVOR_FACT_FIELDS,
  IMAGE_FACT_FIELDS,
} from '@/lib/domain/dimension-ledger';
import { type BulkColumn, bulkItems, bulkNames, bulkValues } from './bulk-columns';
import type { Connection } from './query';
import { storableText, storableTextOrNull } from './storable-text';
import { timestampOf } from './timestamp';

/**
 * Adds the images, flavors and hosts that are new, and to the others what is told of them later than what is known.
 * Holds locks on the rows it changes until the transaction ends.
 */
export async function storeDimensions(connection: Connection, ledger: DimensionLedger): Promise<void> {
  await storeEntries(connection, IMAGE, [...ledger.images.values()]);
  await storeEntries(connection, FLAVOR, [...ledger.flavors.values()]);
  const hosts = [...ledger.hosts.values()];
  if (hosts.length === 0) return;
  await connection.query(INSERT_HOSTS.text, [
    hosts.map(({ cloud }) => storableText(cloud)),
    hosts.map(({ name }) => storableText(name)),
  ]);
}

// Conflicts are looked for first: an insert that meets one would use up a number of the id all the same.
const INSERT_HOSTS = Prisma.sql`
  INSERT INTO "host" ("cloud", "name")
  SELECT item.* FROM unnest($1::text[], $2::text[]) AS item ("cloud", "name")
  WHERE NOT EXISTS (SELECT FROM "host" h WHERE h."cloud" = item."cloud" AND h."name" = item."name")
  ORDER BY "cloud", "name"
  ON CONFLICT DO NOTHING`;

interface DimensionTable {
  columns: readonly BulkColumn<DimensionEntry>[];
  insert: Prisma.Sql;
  update: Prisma.Sql;
}

async function storeEntries(
  connection: Connection,
  table: DimensionTable,
  entries: readonly DimensionEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const values = bulkValues(table.columns, entries);
  await connection.query(table.insert.text, values);
  await connection.query(table.update.text, values);
}

function factColumns(
  field: DimensionField,
  name: string,
  type: 'text' | 'float8',
): BulkColumn<DimensionEntry>[] {
  return [
    {
      name,
      type,
      value: ({ facts }) => {
        const value = facts[field]?.value ?? null;
        return typeof value === 'string' ? storableText(value) : value;
      },
    },
    {
      name: `${name}_at`,
      type: 'timestamptz',
      value: ({ facts }) => {
        const told = facts[field];
        return told ? timestampOf(told.atMs) : null;
      },
    },
  ];
}

const KEY_COLUMNS: readonly BulkColumn<DimensionEntry>[] = [
  { name: 'cloud', type: 'text', value: ({ cloud }) => storableText(cloud) },
  { name: 'key', type: 'text', value: ({ key }) => storableText(key) },
  { name: 'native_id', type: 'text', value: ({ nativeId }) => storableTextOrNull(nativeId) },
];

const TYPE_OF_FACT = { name: 'text', format: 'text' } as const;

function dimensionTable(
  table: 'image' | 'flavor',
  fields: readonly DimensionField[],
  ownColumns: readonly BulkColumn<DimensionEntry>[],
): DimensionTable {
  const facts = fields.map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const columns = [
    ...KEY_COLUMNS,
    ...ownColumns,
    ...fields.flatMap((field, index) =>
      factColumns(field, facts[index] ?? field, field in TYPE_OF_FACT ? 'text' : 'float8'),
    ),
  ];
  const name = Prisma.raw(`"${table}"`);
  const items = bulkItems(columns);
  return {
    columns,
    insert: Prisma.sql`
      INSERT INTO ${name} (${bulkNames(columns)})
      SELECT * FROM ${items}
      WHERE NOT EXISTS (SELECT FROM ${name} d WHERE d."cloud" = item."cloud" AND d."key" = item."key")
      ORDER BY "cloud", "key"
      ON CONFLICT DO NOTHING`,
    update: updateSql(name, items, facts),
  };
}

/** Locks the rows in one order, so that two projections that share images wait instead of deadlocking. */
function updateSql(name: Prisma.Sql, items: Prisma.Sql, facts: readonly string[]): Prisma.Sql {
  const news = ['native_id', ...facts].map(isNews);
  return Prisma.sql`
    WITH item AS (SELECT * FROM ${items}), locked AS (
      SELECT d."id" FROM ${name} d JOIN item ON d."cloud" = item."cloud" AND d."key" = item."key"
      WHERE ${Prisma.join(news, ' OR ')}
      ORDER BY d."cloud", d."key"
      FOR UPDATE OF d
    )
    UPDATE ${name} d
    SET "native_id" = COALESCE(d."native_id", item."native_id"), ${Prisma.join(facts.map(setIfNews), ', ')}
    FROM item, locked
    WHERE d."id" = locked."id" AND d."cloud" = item."cloud" AND d."key" = item."key"`;
}

function isNews(fact: string): Prisma.Sql {
  const column = Prisma.raw(`"${fact}"`);
  const at = Prisma.raw(`"${fact}_at"`);
  if (fact === 'native_id') return Prisma.sql`(d.${column} IS NULL AND item.${column} IS NOT NULL)`;
  return Prisma.sql`(item.${column} IS NOT NULL
    AND (d.${column} IS NULL OR (item.${at}, item.${column}) > (d.${at}, d.${column})))`;
}

function setIfNews(fact: string): Prisma.Sql {
  const set = (column: Prisma.Sql) =>
    Prisma.sql`${column} = CASE WHEN ${isNews(fact)} THEN item.${column} ELSE d.${column} END`;
  return Prisma.join([set(Prisma.raw(`"${fact}"`)), set(Prisma.raw(`"${fact}_at"`))], ', ');
}

const IMAGE = dimensionTable('image', IMAGE_FACT_FIELDS, [
  {
    name: 'cache_key',
    type: 'text',
    value: ({ key }) => (key.startsWith(NAME_KEY) ? null : storableText(key)),
  },
]);

const FLAVOR = dimensionTable('flavor', FLAVOR_FACT_FIELDS, []);
