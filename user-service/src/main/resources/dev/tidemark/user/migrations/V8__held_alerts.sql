-- What an alert could not tell within its cool-down waits with its state, and is told when that ends.

ALTER TABLE alert_state
  ADD COLUMN held_until BIGINT NULL COMMENT 'end of the cool-down; null: nothing is held',
  ADD COLUMN held MEDIUMBLOB NULL COMMENT 'tidemark.user.v1.Notification as it is told then, but for its id and times',
  ADD KEY alert_state_held (held_until, listing_id);
