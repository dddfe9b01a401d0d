-- Keys are compared byte by byte ("C"): cheaper than a locale's order, and the order of JavaScript's own comparison.

-- Observations: appended, never changed. All that a boot needs of one subject is one range of the key.
CREATE TABLE "event" (
    "cloud" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "instance" TEXT,
    "request_id" TEXT,
    "host" TEXT,
    "cache_key" TEXT,
    "end_at" TIMESTAMPTZ(6),
    "attempt" INTEGER,
    "clock_resolution_ms" DOUBLE PRECISION NOT NULL,
    "clock_zone" TEXT NOT NULL,
    "clock_basis" TEXT NOT NULL,
    "origin_path" TEXT,
    "origin_offset" DOUBLE PRECISION,
    "origin_service" TEXT,
    "attributes" JSONB NOT NULL,
    "line" TEXT,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("cloud", "subject", "at", "id")
) PARTITION BY RANGE ("at");

-- Which instances a request is about: an event that names only the request concerns them all.
CREATE TABLE "request_link" (
    "cloud" TEXT COLLATE "C" NOT NULL,
    "request_id" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "request_link_pkey" PRIMARY KEY ("cloud", "request_id", "subject")
);

-- Subjects with events that no boot shows yet. Rows are only added and removed, never updated: whoever appends need
-- not wait for whoever projects, and a subject that becomes dirty again meanwhile simply has another row.
CREATE TABLE "dirty" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "cloud" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "from_at" TIMESTAMPTZ(6) NOT NULL,
    "to_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "dirty_pkey" PRIMARY KEY ("id")
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

CREATE INDEX "dirty_cloud_subject_idx" ON "dirty" ("cloud", "subject");

-- Subjects whose projection failed: skipped, and shown, until they become dirty again.
CREATE TABLE "projection_failure" (
    "cloud" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "failed_at" TIMESTAMPTZ(6) NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "projection_failure_pkey" PRIMARY KEY ("cloud", "subject")
);

-- `key` is the cache key where the image's id or cache key is known, else `name:` and the name; `native_id` is the id
-- that the cloud itself gave.
-- Each fact carries the moment of the event that told it last, so that the order of arrival does not matter.
CREATE TABLE "image" (
    "id" INTEGER GENERATED ALWAYS AS IDENTITY,
    "cloud" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "native_id" TEXT COLLATE "C",
    "cache_key" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "name_at" TIMESTAMPTZ(6),
    "size_bytes" DOUBLE PRECISION,
    "size_bytes_at" TIMESTAMPTZ(6),
    "format" TEXT COLLATE "C",
    "format_at" TIMESTAMPTZ(6),

    CONSTRAINT "image_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "image_cloud_key_key" ON "image" ("cloud", "key");

-- `key` is `id:` and the id where it is known, else `name:` and the name.
CREATE TABLE "flavor" (
    "id" INTEGER GENERATED ALWAYS AS IDENTITY,
    "cloud" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "native_id" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "name_at" TIMESTAMPTZ(6),
    "vcpus" DOUBLE PRECISION,
    "vcpus_at" TIMESTAMPTZ(6),
    "memory_mb" DOUBLE PRECISION,
    "memory_mb_at" TIMESTAMPTZ(6),
    "disk_gb" DOUBLE PRECISION,
    "disk_gb_at" TIMESTAMPTZ(6),

    CONSTRAINT "flavor_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "flavor_cloud_key_key" ON "flavor" ("cloud", "key");

CREATE TABLE "host" (
    "id" INTEGER GENERATED ALWAYS AS IDENTITY,
    "cloud" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "host_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "host_cloud_name_key" ON "host" ("cloud", "name");

-- A row known only by name stands for the row of the same name whose id is known, where there is exactly one.
CREATE VIEW "image_identity" AS
SELECT "i"."id", COALESCE("k"."canonical_id", "i"."id") AS "canonical_id"
FROM "image" "i"
LEFT JOIN (
    SELECT "cloud", "name", min("id") AS "canonical_id"
    FROM "image"
    WHERE "cache_key" IS NOT NULL AND "name" IS NOT NULL
    GROUP BY "cloud", "name"
    HAVING count(*) = 1
) "k" ON "i"."cache_key" IS NULL AND "k"."cloud" = "i"."cloud" AND "k"."name" = "i"."name";

CREATE VIEW "flavor_identity" AS
SELECT "f"."id", COALESCE("k"."canonical_id", "f"."id") AS "canonical_id"
FROM "flavor" "f"
LEFT JOIN (
    SELECT "cloud", "name", min("id") AS "canonical_id"
    FROM "flavor"
    WHERE "native_id" IS NOT NULL AND "name" IS NOT NULL
    GROUP BY "cloud", "name"
    HAVING count(*) = 1
) "k" ON "f"."native_id" IS NULL AND "k"."cloud" = "f"."cloud" AND "k"."name" = "f"."name";

-- What the events say of one attempt: derived, replaced as a whole. `doc` is the boot without phases and moments;
-- the other columns repeat what is filtered, sorted and counted by.
CREATE TABLE "boot" (
    "cloud" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "attempt" INTEGER NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "instance" TEXT COLLATE "C" NOT NULL,
    "request_id" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "image_id" INTEGER,
    "flavor_id" INTEGER,
    "host_id" INTEGER,
    "cache_state" TEXT COLLATE "C" NOT NULL,
    "cache_basis" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6) NOT NULL,
    "total_ms" DOUBLE PRECISION,
    "build_ms" DOUBLE PRECISION,
    "duration_ms" DOUBLE PRECISION GENERATED ALWAYS AS (COALESCE("total_ms", "build_ms")) STORED,
    "search" TEXT NOT NULL,
    "digest" UUID NOT NULL,
    "doc" JSONB NOT NULL,
    "moments" JSONB NOT NULL,

    CONSTRAINT "boot_pkey" PRIMARY KEY ("cloud", "subject", "attempt")
);

CREATE INDEX "boot_id_idx" ON "boot" ("id");
CREATE INDEX "boot_started_at_idx" ON "boot" ("started_at", "id");
CREATE INDEX "boot_duration_idx" ON "boot" (COALESCE("duration_ms", '-1'), "id");
CREATE INDEX "boot_image_id_started_at_idx" ON "boot" ("image_id", "started_at");
CREATE INDEX "boot_flavor_id_started_at_idx" ON "boot" ("flavor_id", "started_at");
CREATE INDEX "boot_host_id_started_at_idx" ON "boot" ("host_id", "started_at");
-- Boots whose cache verdict rests on the host's history, and may change with it.
CREATE INDEX "boot_inferred_cache_idx" ON "boot" ("host_id", "image_id", "started_at") WHERE "cache_basis" IN ('inferred', 'none');
CREATE INDEX "boot_cloud_request_id_idx" ON "boot" ("cloud", "request_id") WHERE "request_id" IS NOT NULL;

-- `boot_ms` is what the boot spent in all its phases of this name: on the first of them, null on the others and where
-- one is open. Percentiles of a phase are over it, so that each boot counts once.
CREATE TABLE "phase" (
    "boot_id" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "stage" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "start_ms" DOUBLE PRECISION NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "boot_ms" DOUBLE PRECISION,
    "parent" TEXT,
    "concurrent" BOOLEAN NOT NULL,
    "open" BOOLEAN NOT NULL,
    "evidence" UUID[] NOT NULL,

    CONSTRAINT "phase_pkey" PRIMARY KEY ("boot_id", "started_at", "ordinal")
) PARTITION BY RANGE ("started_at");

-- What is known of a host's copies of images, by the subject whose events told it.
CREATE TABLE "image_fact" (
    "cloud" TEXT COLLATE "C" NOT NULL,
    "host" TEXT COLLATE "C" NOT NULL,
    "cache_key" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "event" UUID NOT NULL,
    "instance" TEXT,

    CONSTRAINT "image_fact_pkey" PRIMARY KEY ("cloud", "host", "cache_key", "at", "subject", "kind", "event")
);

CREATE INDEX "image_fact_cloud_subject_idx" ON "image_fact" ("cloud", "subject");

-- Who sends: one row for each stream that a shipper can be told apart by.
CREATE TABLE "shipper" (
    "id" INTEGER GENERATED ALWAYS AS IDENTITY,
    "cloud" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted" BIGINT NOT NULL DEFAULT 0,
    "duplicates" BIGINT NOT NULL DEFAULT 0,
    "ignored" BIGINT NOT NULL DEFAULT 0,
    "rejected" BIGINT NOT NULL DEFAULT 0,
    "zone" TEXT,
    "zone_basis" TEXT,
    "newest_event_at" TIMESTAMPTZ(6),
    "ahead_ms" DOUBLE PRECISION,
    "behind_ms" DOUBLE PRECISION,

    CONSTRAINT "shipper_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "shipper_identity_key" ON "shipper" ("cloud", "agent", "host", "service", "path");

CREATE TABLE "ingest_minute" (
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "shipper_id" INTEGER NOT NULL,
    "accepted" BIGINT NOT NULL DEFAULT 0,
    "duplicates" BIGINT NOT NULL DEFAULT 0,
    "ignored" BIGINT NOT NULL DEFAULT 0,
    "rejected" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ingest_minute_pkey" PRIMARY KEY ("minute", "shipper_id")
);

CREATE TABLE "reject" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "shipper_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "reject_pkey" PRIMARY KEY ("id")
);
