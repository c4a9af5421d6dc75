-- Each price service reports for itself: one may be refused where another is not.
-- A report without owner is of a price service that does not say who it is.

ALTER TABLE connector
  ADD COLUMN owner          VARCHAR(64) NOT NULL DEFAULT '' AFTER source,
  ADD COLUMN next_call_at   BIGINT NULL COMMENT 'before when the shop is not asked again',
  ADD COLUMN calls_per_hour INT NULL COMMENT 'null where the shop names no number',
  ADD COLUMN calls_used     INT NULL COMMENT 'by the owner, within the last hour',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (region, source, owner);
