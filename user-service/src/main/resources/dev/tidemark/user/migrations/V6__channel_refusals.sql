-- Refusals are counted apart from other failures: they switch a channel off sooner.

ALTER TABLE channel
  ADD COLUMN refusals INT NOT NULL DEFAULT 0 COMMENT 'how many of the failures were refusals';
