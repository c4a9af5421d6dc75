-- Counts of watchers come from user-db, at least once each and in any order.

ALTER TABLE poll_state
  ADD COLUMN watchers_version BIGINT NOT NULL DEFAULT 0
    COMMENT 'of the count in user-db; an older one changes nothing';
