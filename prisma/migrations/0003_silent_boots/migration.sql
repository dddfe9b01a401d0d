-- Boots that are under way, by their last line: those silent for long are looked for every minute.
CREATE INDEX "boot_booting_idx" ON "boot" ("ended_at") WHERE "status" = 'booting';
