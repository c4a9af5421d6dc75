-- The target price of a watch can be muted and snoozed like any other alert.

ALTER TABLE watch
  ADD COLUMN target_muted TINYINT NOT NULL DEFAULT 0,
  ADD COLUMN target_snoozed_until BIGINT NULL COMMENT 'silent until then';
