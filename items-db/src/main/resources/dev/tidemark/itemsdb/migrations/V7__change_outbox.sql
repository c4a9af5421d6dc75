-- Changes of watched items, until the user service has them on disk.

ALTER TABLE poll_state
  ADD COLUMN change_no BIGINT NOT NULL DEFAULT 0
    COMMENT 'of the newest change of this item that went into change_outbox; only ever grows';

-- Written in the transaction of the change itself. Whoever has leased the bucket sends its rows, those of an item in
-- the order of their numbers.
CREATE TABLE change_outbox (
  bucket      SMALLINT   NOT NULL COMMENT 'as in poll_state',
  listing_id  BIGINT     NOT NULL,
  change_no   BIGINT     NOT NULL COMMENT 'grows within an item',
  created_at  BIGINT     NOT NULL COMMENT 'by the database''s clock',
  content     MEDIUMBLOB NOT NULL COMMENT 'tidemark.user.v1.ItemChange without its number',
  PRIMARY KEY (bucket, listing_id, change_no),
  KEY change_outbox_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
