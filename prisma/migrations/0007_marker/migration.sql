-- What people changed, drawn on every time axis. A column of its scope that is null does not narrow it.
CREATE TABLE "marker" (
    "id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "cloud" TEXT COLLATE "C",
    "image" TEXT COLLATE "C",
    "flavor" TEXT COLLATE "C",
    "host" TEXT COLLATE "C",

    CONSTRAINT "marker_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "marker_at_idx" ON "marker" ("at");

-- The first boot of each release, whose upgrades are noticed as markers.
CREATE INDEX "boot_release_idx" ON "boot" ("cloud", "source", ("doc" #>> '{attributes,release}'), "started_at")
WHERE ("doc" #>> '{attributes,release}') IS NOT NULL;
