-- Phases as statistics tell them apart; '' stands for no parent.
CREATE TABLE "measured_phase" (
    "id" INTEGER GENERATED ALWAYS AS IDENTITY,
    "name" TEXT COLLATE "C" NOT NULL,
    "stage" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "parent" TEXT COLLATE "C" NOT NULL,
    "concurrent" BOOLEAN NOT NULL,

    CONSTRAINT "measured_phase_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "measured_phase_identity_key" ON "measured_phase" ("name", "stage", "kind", "parent", "concurrent");

-- Attributes of boots and the values they have.
CREATE TABLE "measured_fact" (
    "id" INTEGER GENERATED ALWAYS AS IDENTITY,
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "measured_fact_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "measured_fact_key_value_key" ON "measured_fact" ("key", "value");

-- What statistics count of a boot, in few bytes. Rows are inserted and deleted, never updated: an id stands for one content.
-- A bucket is a duration's number in lib/domain/statistics/bucket.ts. `phases` holds one number for each phase name:
-- measured_phase.id << 32 | (start bucket & 0xffff) << 16 | duration bucket.
CREATE TABLE "boot_measure" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "boot_id" TEXT COLLATE "C" NOT NULL,
    "cloud" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
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
    "total_bucket" SMALLINT,
    "build_bucket" SMALLINT,
    "resolution_ms" DOUBLE PRECISION NOT NULL,
    "version" SMALLINT NOT NULL,
    "phases" BIGINT[] NOT NULL,
    "facts" INTEGER[] NOT NULL,

    CONSTRAINT "boot_measure_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "boot_measure_boot_id_idx" ON "boot_measure" ("boot_id");
CREATE INDEX "boot_measure_started_at_id_idx" ON "boot_measure" ("started_at", "id");
CREATE INDEX "boot_measure_host_id_started_at_idx" ON "boot_measure" ("host_id", "started_at");

-- What changed, for those who keep measures in memory: ids of rows that came or went; no ids: names changed; null: everything
-- went. Whoever has read up to a snapshot goes on from its xmin, so that no commit is skipped however late it comes.
CREATE TABLE "measure_change" (
    "xid" XID8 NOT NULL DEFAULT pg_current_xact_id(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "ids" BIGINT[]
);

CREATE INDEX "measure_change_xid_idx" ON "measure_change" ("xid");

CREATE FUNCTION "note_measure_change"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO "measure_change" ("ids") VALUES (NULL);
    ELSE
        INSERT INTO "measure_change" ("ids") SELECT array_agg("id") FROM "changed" HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "boot_measure_inserted" AFTER INSERT ON "boot_measure"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_measure_change"();
CREATE TRIGGER "boot_measure_deleted" AFTER DELETE ON "boot_measure"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_measure_change"();
CREATE TRIGGER "boot_measure_truncated" AFTER TRUNCATE ON "boot_measure"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_measure_change"();

-- Whatever removes boots removes their measures.
CREATE FUNCTION "drop_measures"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        TRUNCATE "boot_measure" CONTINUE IDENTITY;
    ELSE
        DELETE FROM "boot_measure" m USING "gone" g WHERE m."boot_id" = g."id";
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "boot_deleted" AFTER DELETE ON "boot"
    REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "drop_measures"();
CREATE TRIGGER "boot_truncated" AFTER TRUNCATE ON "boot"
    FOR EACH STATEMENT EXECUTE FUNCTION "drop_measures"();

CREATE FUNCTION "note_name_change"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "measure_change" ("ids") SELECT '{}' FROM (SELECT FROM "changed" LIMIT 1) c;
    RETURN NULL;
END $$;

CREATE TRIGGER "image_inserted" AFTER INSERT ON "image"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_name_change"();
CREATE TRIGGER "image_updated" AFTER UPDATE ON "image"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_name_change"();
CREATE TRIGGER "flavor_inserted" AFTER INSERT ON "flavor"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_name_change"();
CREATE TRIGGER "flavor_updated" AFTER UPDATE ON "flavor"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_name_change"();
CREATE TRIGGER "host_inserted" AFTER INSERT ON "host"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_name_change"();
CREATE TRIGGER "measured_phase_inserted" AFTER INSERT ON "measured_phase"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_name_change"();
CREATE TRIGGER "measured_fact_inserted" AFTER INSERT ON "measured_fact"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "note_name_change"();
