import { rollup } from 'd3-array';
import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { IMAGE_FACT_KINDS, type ImageFact } from '@/lib/domain/image-history';
import { type BulkColumn, bulkItems, bulkNames, bulkValues } from './bulk-columns';
import { type DirtySubject, dirtyRowSchema } from './dirty';
import { hexOf } from './event-row';
import { type Connection, execute, query } from './query';
import { storableText, storableTextOrNull } from './storable-text';
import type { SubjectKey } from './subject-key';
import { epochMs, timestampOf } from './timestamp';

/** A fact and the subject whose events told it. */
export interface FiledFact {
  subject: string;
  fact: ImageFact;
}

/** A host's copy of an image. */
export type ImageCopy = Pick<ImageFact, 'cloud' | 'host' | 'cacheKey'>;

const FACT_COLUMNS = Prisma.sql`
  f."cloud", f."host", f."cache_key", f."kind", ${epochMs(Prisma.sql`f."at"`)} AS "at_ms", f."instance", f."event", f."subject"`;

const factRowSchema = z
  .object({
    cloud: z.string(),
    host: z.string(),
    cache_key: z.string(),
    kind: z.enum(IMAGE_FACT_KINDS),
    at_ms: z.number(),
    instance: z.string().nullable(),
    event: z.string(),
    subject: z.string(),
  })
  .transform(
    ({ subject, cache_key, at_ms, event, ...row }): FiledFact => ({
      subject,
      fact: { ...row, cacheKey: cache_key, atMs: at_ms, event: hexOf(event) },
    }),
  );

/** The facts that the events of these subjects told when they were last projected. */
export function loadFactsOfSubjects(
  connection: Connection,
  subjects: readonly SubjectKey[],
): Promise<FiledFact[]> {
  if (subjects.length === 0) return Promise.resolve([]);
  return query(
    connection,
    Prisma.sql`
      SELECT ${FACT_COLUMNS} FROM "image_fact" f
      JOIN unnest(${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[])
        AS s ("cloud", "subject") USING ("cloud", "subject")`,
    factRowSchema,
  );
}

const isAskedFor = Prisma.sql`
  f."cloud" = asked."cloud" AND f."host" = asked."host" AND f."cache_key" = asked."cache_key"
    AND f."at" < asked."before" AND f."instance" IS DISTINCT FROM asked."instance"`;

/** A boot that asks for the history of its image on its host. */
export interface HistoryQuestion extends ImageCopy {
  boot: string;
  instance: string;
  /** Only what was known before this moment counts, Unix milliseconds. */
  beforeMs: number;
}

/**
 * What was known last before the moment asked for and not by the boot's own instance, by boot, and the last boot that came to
 * the image since: several facts where they are of one moment, for which of them counts is not the database's to say.
 */
export async function loadLastFacts(
  connection: Connection,
  questions: readonly HistoryQuestion[],
): Promise<Map<string, ImageFact[]>> {
  if (questions.length === 0) return new Map();
  const rows = await query(
    connection,
    Prisma.sql`
      SELECT asked."boot", last.*
      FROM unnest(
        ${questions.map(({ boot }) => boot)}::text[],
        ${questions.map(({ cloud }) => storableText(cloud))}::text[],
        ${questions.map(({ host }) => storableText(host))}::text[],
        ${questions.map(({ cacheKey }) => storableText(cacheKey))}::text[],
        ${questions.map(({ instance }) => storableText(instance))}::text[],
        ${questions.map(({ beforeMs }) => timestampOf(beforeMs))}::timestamptz[]
      ) AS asked ("boot", "cloud", "host", "cache_key", "instance", "before")
      CROSS JOIN LATERAL (
        SELECT f."at" FROM "image_fact" f
        WHERE ${isAskedFor} AND f."kind" <> 'sought'
        ORDER BY f."at" DESC
        LIMIT 1
      ) decisive
      CROSS JOIN LATERAL (
        SELECT ${FACT_COLUMNS} FROM "image_fact" f
        WHERE ${isAskedFor} AND f."at" = decisive."at"
        UNION
        (
          SELECT ${FACT_COLUMNS} FROM "image_fact" f
          WHERE ${isAskedFor} AND f."at" > decisive."at"
          ORDER BY f."at" DESC
          FETCH FIRST 1 ROW WITH TIES
        )
      ) last`,
    z.object({ boot: z.string() }).loose(),
  );
  return rollup(
    rows,
    (ofBoot) => ofBoot.map((row) => factRowSchema.parse(row).fact),
    (row) => row.boot,
  );
}

/**
 * Lets nobody else change or rely on what is known of these copies until the transaction ends. Waits for others; everyone
 * takes the locks in one order.
 */
export async function lockCopies(connection: Connection, copies: readonly ImageCopy[]): Promise<void> {
  if (copies.length === 0) return;
  await execute(
    connection,
    Prisma.sql`
      SELECT pg_advisory_xact_lock("key") FROM (
        SELECT DISTINCT hashtextextended("host" || ' ' || "cache_key", hashtext("cloud")) AS "key"
        FROM ${copyItems(copies)}
        ORDER BY "key"
      ) keys`,
  );
}

function copyItems(copies: readonly ImageCopy[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${copies.map(({ cloud }) => storableText(cloud))}::text[], ${copies.map(({ host }) => storableText(host))}::text[],
    ${copies.map(({ cacheKey }) => storableText(cacheKey))}::text[]) AS copy ("cloud", "host", "cache_key")`;
}

/** Stores facts and answers those that were not known. */
export async function insertFacts(connection: Connection, facts: readonly FiledFact[]): Promise<FiledFact[]> {
  if (facts.length === 0) return [];
  const { rows } = await connection.query(INSERT.text, bulkValues(COLUMNS, facts));
  return rows.map((row) => factRowSchema.parse(row));
}

/** Removes facts. */
export async function deleteFacts(connection: Connection, facts: readonly FiledFact[]): Promise<void> {
  if (facts.length > 0) await connection.query(DELETE.text, bulkValues(COLUMNS, facts));
}

const COLUMNS: readonly BulkColumn<FiledFact>[] = [
  { name: 'cloud', type: 'text', value: ({ fact }) => storableText(fact.cloud) },
  { name: 'host', type: 'text', value: ({ fact }) => storableText(fact.host) },
  { name: 'cache_key', type: 'text', value: ({ fact }) => storableText(fact.cacheKey) },
  { name: 'at', type: 'timestamptz', value: ({ fact }) => timestampOf(fact.atMs) },
  { name: 'subject', type: 'text', value: ({ subject }) => storableText(subject) },
  { name: 'kind', type: 'text', value: ({ fact }) => fact.kind },
  { name: 'event', type: 'uuid', value: ({ fact }) => fact.event },
  { name: 'instance', type: 'text', value: ({ fact }) => storableTextOrNull(fact.instance) },
];

const INSERT = Prisma.sql`
  INSERT INTO "image_fact" AS f (${bulkNames(COLUMNS)})
  SELECT * FROM ${bulkItems(COLUMNS)}
  ON CONFLICT DO NOTHING
  RETURNING ${FACT_COLUMNS}`;

const DELETE = Prisma.sql`
  DELETE FROM "image_fact" f USING ${bulkItems(COLUMNS)}
  WHERE f."cloud" = item."cloud" AND f."host" = item."host" AND f."cache_key" = item."cache_key" AND f."at" = item."at"
    AND f."subject" = item."subject" AND f."kind" = item."kind" AND f."event" = item."event"`;

/**
 * The instances whose boots may have another cache verdict because these facts came or went: verdicts that rest on history,
 * of boots after the fact and before the history goes on with others. Each with the span of its boots.
 */
export function instancesConcernedBy(
  connection: Connection,
  facts: readonly ImageFact[],
): Promise<DirtySubject[]> {
  if (facts.length === 0) return Promise.resolve([]);
  return query(
    connection,
    Prisma.sql`
      SELECT b."cloud", b."subject", ${epochMs(Prisma.sql`min(b."started_at")`)} AS "from_ms",
        ${epochMs(Prisma.sql`max(b."ended_at")`)} AS "to_ms"
      FROM (
        SELECT DISTINCT * FROM unnest(
          ${facts.map(({ cloud }) => storableText(cloud))}::text[], ${facts.map(({ host }) => storableText(host))}::text[],
          ${facts.map(({ cacheKey }) => storableText(cacheKey))}::text[],
          ${facts.map(({ atMs }) => timestampOf(atMs))}::timestamptz[]
        ) AS item ("cloud", "host", "cache_key", "at")
      ) item
      LEFT JOIN LATERAL (
        SELECT f."at", f."instance" FROM "image_fact" f
        WHERE f."cloud" = item."cloud" AND f."host" = item."host" AND f."cache_key" = item."cache_key" AND f."at" > item."at"
          AND f."kind" <> 'sought'
        ORDER BY f."at" LIMIT 1
      ) next ON TRUE
      LEFT JOIN LATERAL (
        -- What an instance did itself does not count for its own boots, so it takes two of them to close the span.
        SELECT f."at" FROM "image_fact" f
        WHERE f."cloud" = item."cloud" AND f."host" = item."host" AND f."cache_key" = item."cache_key" AND f."at" >= next."at"
          AND f."kind" <> 'sought' AND (f."instance" IS NULL OR f."instance" <> next."instance")
        ORDER BY f."at" LIMIT 1
      ) bound ON TRUE
      JOIN "host" h ON h."cloud" = item."cloud" AND h."name" = item."host"
      JOIN "image" i ON i."cloud" = item."cloud" AND i."key" = item."cache_key"
      JOIN "boot" b ON b."host_id" = h."id" AND b."image_id" = i."id" AND b."cache_basis" IN ('inferred', 'none')
        AND b."ended_at" >= item."at" AND b."started_at" <= COALESCE(bound."at", 'infinity')
      GROUP BY b."cloud", b."subject"`,
    dirtyRowSchema,
  );
}
