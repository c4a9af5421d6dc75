-- Prices seen elsewhere: what accounts report of what they saw themselves, and files of earlier observations.
-- Rows of one account begin with its id, so that all of them can be read, or deleted, by one range.

-- An item as one account has seen it; nobody else does.
CREATE TABLE private_item (
  account_id     BIGINT       NOT NULL,
  listing_id     BIGINT       NOT NULL,
  name           VARCHAR(500) NULL,
  image_url      VARCHAR(500) NULL,
  price          BIGINT       NULL COMMENT 'headline; null while only variations were reported',
  list_price     BIGINT       NULL,
  stock          TINYINT      NOT NULL DEFAULT 0,
  flash_sale     TINYINT      NOT NULL DEFAULT 0,
  source         TINYINT      NULL COMMENT 'Source that last spoke',
  price_since    BIGINT       NULL,
  first_seen_at  BIGINT       NULL,
  last_seen_at   BIGINT       NULL,
  PRIMARY KEY (account_id, listing_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- As price_change, for one account.
CREATE TABLE private_price_change (
  account_id   BIGINT       NOT NULL,
  listing_id   BIGINT       NOT NULL,
  model_id     BIGINT       NOT NULL,
  source       TINYINT      NOT NULL,
  observed_at  BIGINT       NOT NULL,
  price        BIGINT       NOT NULL,
  list_price   BIGINT       NULL,
  flash_sale   TINYINT      NOT NULL,
  stock        TINYINT      NOT NULL,
  gap_seconds  INT UNSIGNED NULL COMMENT 'seconds since the observation before; null on the first row of a series',
  PRIMARY KEY (account_id, listing_id, model_id, source, observed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The latest implausible observation of a series, until one at another time agrees with it.
CREATE TABLE doubted_observation (
  account_id   BIGINT       NOT NULL COMMENT '0 for the series that everybody sees',
  listing_id   BIGINT       NOT NULL,
  model_id     BIGINT       NOT NULL,
  source       TINYINT      NOT NULL,
  observed_at  BIGINT       NOT NULL,
  price        BIGINT       NOT NULL,
  list_price   BIGINT       NULL,
  flash_sale   TINYINT      NOT NULL,
  stock        TINYINT      NOT NULL,
  PRIMARY KEY (account_id, listing_id, model_id, source)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A file of observations, and how far it has been read. One price service works on it at a time.
CREATE TABLE price_import (
  import_id    VARCHAR(32)  NOT NULL COMMENT 'public name, random',
  account_id   BIGINT       NOT NULL,
  open_account BIGINT       NULL COMMENT 'account_id until it has ended: one at a time',
  shared       TINYINT      NOT NULL COMMENT '1 when everybody sees its prices',
  format       VARCHAR(8)   NOT NULL COMMENT 'csv, json',
  state        VARCHAR(16)  NOT NULL COMMENT 'receiving, waiting, running, done, failed',
  created_at   BIGINT       NOT NULL,
  finished_at  BIGINT       NULL,
  size         BIGINT       NOT NULL DEFAULT 0 COMMENT 'bytes received',
  total_rows   BIGINT       NULL COMMENT 'null until the file has been read to its end once',
  done_rows    BIGINT       NOT NULL DEFAULT 0,
  accepted     BIGINT       NOT NULL DEFAULT 0,
  unchanged    BIGINT       NOT NULL DEFAULT 0,
  refused      BIGINT       NOT NULL DEFAULT 0,
  problem      VARCHAR(500) NULL COMMENT 'why it failed, for people',
  owner        VARCHAR(64)  NOT NULL DEFAULT '',
  lease_until  BIGINT       NOT NULL DEFAULT 0 COMMENT 'by the database''s clock; of the upload, then of the reader',
  PRIMARY KEY (import_id),
  UNIQUE KEY price_import_open (open_account),
  KEY price_import_account (account_id, created_at),
  KEY price_import_state (state, created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The file itself, until it has been read.
CREATE TABLE price_import_part (
  import_id  VARCHAR(32)  NOT NULL,
  part       INT          NOT NULL,
  size       INT          NOT NULL COMMENT 'bytes of content',
  content    MEDIUMBLOB   NOT NULL,
  PRIMARY KEY (import_id, part)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE price_import_refusal (
  import_id   VARCHAR(32)  NOT NULL,
  row_no      BIGINT       NOT NULL COMMENT 'counted from 1, without the header',
  code        VARCHAR(32)  NOT NULL,
  detail      VARCHAR(500) NOT NULL,
  content     VARCHAR(2000) NOT NULL COMMENT 'the row itself, or its beginning',
  PRIMARY KEY (import_id, row_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
