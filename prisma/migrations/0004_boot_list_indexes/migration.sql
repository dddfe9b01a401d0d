-- The boots that did not run are few among many: lists of them need not read the others.
CREATE INDEX "boot_not_running_idx" ON "boot" ("status", "started_at", "id") WHERE "status" <> 'running';

-- Shortest first; boots without a duration come last in either order, so one index cannot serve both.
CREATE INDEX "boot_duration_asc_idx" ON "boot" (COALESCE("duration_ms", '1e300'), "id");
