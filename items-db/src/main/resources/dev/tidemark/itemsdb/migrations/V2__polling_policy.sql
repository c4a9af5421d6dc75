-- How often each item is worth a look, and the budget of each host, shared by all price services.

ALTER TABLE poll_state
  ADD COLUMN reason TINYINT NOT NULL DEFAULT 1 COMMENT 'LookReason: why due_at is when it is',
  ADD COLUMN alpha DOUBLE NOT NULL DEFAULT 0.4 COMMENT 'changes a day are believed to be Gamma(alpha, beta)',
  ADD COLUMN beta DOUBLE NOT NULL DEFAULT 0.6666666666666666 COMMENT 'days',
  ADD COLUMN watchers INT NOT NULL DEFAULT 0,
  ADD COLUMN weight DOUBLE NOT NULL DEFAULT 1 COMMENT 'what a change is worth; grows with the watchers',
  ADD COLUMN boundary_at BIGINT NULL COMMENT 'the next announced start or end of a flash sale with this item',
  ADD COLUMN boundary_passed_at BIGINT NULL COMMENT 'the one before',
  DROP KEY poll_state_new,
  ADD KEY poll_state_reason (reason, due_at),
  ADD KEY poll_state_boundary (boundary_at);

-- What has been looked at, or tried, is no first look any more: 2 is the interval, 6 a back-off.
UPDATE poll_state SET reason = 2 WHERE last_poll_at IS NOT NULL;
UPDATE poll_state SET reason = 6 WHERE failures > 0;

-- Calls to one host are made in slots that are handed out here, by the database's clock.
CREATE TABLE host_budget (
  host          VARCHAR(190) NOT NULL,
  next_slot_at  BIGINT       NOT NULL DEFAULT 0 COMMENT 'microseconds: the first slot that nobody has taken',
  share         DOUBLE       NOT NULL DEFAULT 1 COMMENT 'of the full rate, at share_at',
  share_at      BIGINT       NOT NULL DEFAULT 0 COMMENT 'microseconds',
  closed_until  BIGINT       NOT NULL DEFAULT 0 COMMENT 'microseconds: the host asked to be left alone until then',
  refused       TINYINT      NOT NULL DEFAULT 0 COMMENT '1 when a refusal closed it',
  mu            DOUBLE       NULL COMMENT 'stretches the intervals of its items until they fit the budget',
  mu_at         BIGINT       NOT NULL DEFAULT 0 COMMENT 'microseconds: when mu was last set',
  mu_items      BIGINT       NOT NULL DEFAULT 0 COMMENT 'how many items there were then',
  late_sum      DOUBLE       NOT NULL DEFAULT 0 COMMENT 'of the looks since then: how late, in their intervals',
  late_looks    BIGINT       NOT NULL DEFAULT 0,
  PRIMARY KEY (host)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
