import { Prisma } from '@/generated/prisma/client';
import type { Dimension } from '@/lib/domain/cohort';

/** How boots `b` are grouped by a dimension. */
export interface GroupKey {
  /** Joins that `value` and `label` need, to be put behind `FROM "boot" b`. */
  joins: Prisma.Sql;
  /** What the groups are told apart by, as text that filters; null where it is unknown. */
  value: Prisma.Sql;
  /** An aggregate: what people call the group. */
  label: Prisma.Sql;
}

function plain(column: string): GroupKey {
  const value = Prisma.sql`b.${Prisma.raw(`"${column}"`)}`;
  return { joins: Prisma.empty, value, label: Prisma.sql`max(${value})` };
}

function attribute(key: string): GroupKey {
  const value = Prisma.sql`(b."doc" -> 'attributes' ->> ${Prisma.raw(`'${key}'`)})`;
  return { joins: Prisma.empty, value, label: Prisma.sql`max(${value})` };
}

/** Groups of one id are one group, whatever the cloud; those known by name alone join the id that the name stands for. */
export const GROUP_KEYS: Record<Dimension, GroupKey> = {
  image: {
    joins: Prisma.sql`
      LEFT JOIN "image_identity" "image_alias" ON "image_alias"."id" = b."image_id"
      LEFT JOIN "image" "group_image" ON "group_image"."id" = "image_alias"."canonical_id"`,
    value: Prisma.sql`COALESCE("group_image"."native_id", "group_image"."cache_key", "group_image"."name")`,
    label: Prisma.sql`COALESCE(max("group_image"."name"), max("group_image"."native_id"), max("group_image"."cache_key"))`,
  },
  flavor: {
    joins: Prisma.sql`
      LEFT JOIN "flavor_identity" "flavor_alias" ON "flavor_alias"."id" = b."flavor_id"
      LEFT JOIN "flavor" "group_flavor" ON "group_flavor"."id" = "flavor_alias"."canonical_id"`,
    value: Prisma.sql`COALESCE("group_flavor"."native_id", "group_flavor"."name")`,
    label: Prisma.sql`COALESCE(max("group_flavor"."name"), max("group_flavor"."native_id"))`,
  },
  host: {
    joins: Prisma.sql`LEFT JOIN "host" "group_host" ON "group_host"."id" = b."host_id"`,
    value: Prisma.sql`"group_host"."name"`,
    label: Prisma.sql`max("group_host"."name")`,
  },
  cache: plain('cache_state'),
  basis: plain('cache_basis'),
  source: plain('source'),
  cloud: plain('cloud'),
  status: plain('status'),
  release: attribute('release'),
  transfer: attribute('transferDriver'),
};
