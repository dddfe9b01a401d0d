CREATE TABLE "share" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "owner_hash" BYTEA NOT NULL,
    "boot_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "last_opened_at" TIMESTAMPTZ(6),
    "opens" INTEGER NOT NULL DEFAULT 0,
    "snapshot" BYTEA NOT NULL,

    CONSTRAINT "share_pkey" PRIMARY KEY ("id")
);
-- The snapshot is gzip already; Postgres would try in vain to make it smaller.
ALTER TABLE "share" ALTER COLUMN "snapshot" SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX "share_token_hash_key" ON "share" ("token_hash");
CREATE INDEX "share_owner_hash_created_at_idx" ON "share" ("owner_hash", "created_at");
CREATE INDEX "share_expires_at_idx" ON "share" ("expires_at");
