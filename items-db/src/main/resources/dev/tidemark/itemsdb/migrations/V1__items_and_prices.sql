-- items-db: items, their price history, and the state of polling.
-- Money is BIGINT in 1/100,000 of the region's currency, times are BIGINT milliseconds since 1970 UTC.
-- Every hot table's key starts with the listing (or its bucket), so that one bucket's rows can live on one server.

CREATE TABLE listing (
  listing_id      BIGINT       NOT NULL COMMENT 'region number << 48 | item id',
  shop_id         BIGINT       NOT NULL,
  shop_confirmed  TINYINT      NOT NULL DEFAULT 0 COMMENT '1 once an answer has named this shop',
  state           TINYINT      NOT NULL COMMENT 'ItemState',
  name            VARCHAR(500) NULL,
  image_url       VARCHAR(500) NULL,
  price           BIGINT       NULL COMMENT 'headline: lowest over the purchasable models',
  price_max       BIGINT       NULL,
  list_price      BIGINT       NULL,
  stock           TINYINT      NOT NULL DEFAULT 0 COMMENT 'StockState',
  flash_sale      TINYINT      NOT NULL DEFAULT 0,
  source          TINYINT      NULL COMMENT 'Source that last spoke',
  price_since     BIGINT       NULL,
  tracked_since   BIGINT       NOT NULL,
  first_seen_at   BIGINT       NULL,
  last_seen_at    BIGINT       NULL,
  gone_since      BIGINT       NULL COMMENT 'first of the uninterrupted answers that the item is no more',
  version         BIGINT       NOT NULL DEFAULT 0 COMMENT 'grows with every visible change',
  PRIMARY KEY (listing_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE model (
  listing_id  BIGINT       NOT NULL,
  model_id    BIGINT       NOT NULL,
  position    INT          NOT NULL COMMENT 'place in the shop''s own order',
  name        VARCHAR(500) NOT NULL,
  price       BIGINT       NULL,
  list_price  BIGINT       NULL,
  stock       TINYINT      NOT NULL DEFAULT 0,
  flash_sale  TINYINT      NOT NULL DEFAULT 0,
  listed      TINYINT      NOT NULL DEFAULT 1 COMMENT '0 when the shop no longer lists it',
  PRIMARY KEY (listing_id, model_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- One row per change, none per look. Model 0 is the headline. Years are added ahead by the maintenance task.
CREATE TABLE price_change (
  listing_id   BIGINT       NOT NULL,
  model_id     BIGINT       NOT NULL,
  source       TINYINT      NOT NULL,
  observed_at  BIGINT       NOT NULL,
  price        BIGINT       NOT NULL,
  list_price   BIGINT       NULL,
  flash_sale   TINYINT      NOT NULL,
  stock        TINYINT      NOT NULL,
  gap_seconds  INT UNSIGNED NULL COMMENT 'seconds since the look before; null on the first row of a series',
  PRIMARY KEY (listing_id, model_id, source, observed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci
PARTITION BY RANGE (observed_at) (
  PARTITION before_2020 VALUES LESS THAN (1577836800000),
  PARTITION y2020 VALUES LESS THAN (1609459200000),
  PARTITION y2021 VALUES LESS THAN (1640995200000),
  PARTITION y2022 VALUES LESS THAN (1672531200000),
  PARTITION y2023 VALUES LESS THAN (1704067200000),
  PARTITION y2024 VALUES LESS THAN (1735689600000),
  PARTITION y2025 VALUES LESS THAN (1767225600000),
  PARTITION y2026 VALUES LESS THAN (1798761600000)
);

-- What each day saw of a series, in days of UTC counted from 1970; written with the change itself.
CREATE TABLE price_day (
  listing_id  BIGINT   NOT NULL,
  model_id    BIGINT   NOT NULL,
  source      TINYINT  NOT NULL,
  day         INT      NOT NULL,
  min_price   BIGINT   NOT NULL,
  max_price   BIGINT   NOT NULL,
  close_price BIGINT   NOT NULL,
  changes     INT      NOT NULL,
  PRIMARY KEY (listing_id, model_id, source, day)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- When each listing is looked at next; narrow and hot.
CREATE TABLE poll_state (
  bucket        SMALLINT NOT NULL COMMENT '0..1023, from the listing id',
  listing_id    BIGINT   NOT NULL,
  due_at        BIGINT   NOT NULL,
  last_poll_at  BIGINT   NULL COMMENT 'last successful look',
  interval_ms   BIGINT   NOT NULL,
  failures      INT      NOT NULL DEFAULT 0 COMMENT 'failed looks since the last successful one',
  PRIMARY KEY (bucket, listing_id),
  KEY poll_state_due (bucket, due_at),
  KEY poll_state_new (last_poll_at, failures, due_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Who polls a bucket. The fence grows with each change of owner; a write with an older fence is refused.
CREATE TABLE bucket_lease (
  bucket       SMALLINT    NOT NULL,
  owner        VARCHAR(64) NOT NULL,
  fence        BIGINT      NOT NULL,
  lease_until  BIGINT      NOT NULL COMMENT 'by the database''s clock',
  PRIMARY KEY (bucket),
  KEY bucket_lease_owner (owner)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Every bucket is there from the start, free to take.
INSERT INTO bucket_lease (bucket, owner, fence, lease_until)
WITH RECURSIVE digit (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM digit WHERE n < 31)
SELECT high.n * 32 + low.n, '', 0, 0 FROM digit high CROSS JOIN digit low;

-- The price services that are alive, so that each knows its share of the buckets.
CREATE TABLE collector (
  owner       VARCHAR(64) NOT NULL,
  seen_until  BIGINT      NOT NULL COMMENT 'by the database''s clock',
  PRIMARY KEY (owner)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Which source can be asked for which region, and how it stands; written by the price services.
CREATE TABLE connector (
  region      SMALLINT     NOT NULL,
  source      TINYINT      NOT NULL,
  state       VARCHAR(16)  NOT NULL COMMENT 'ok, blocked, unreachable',
  since       BIGINT       NOT NULL,
  detail      VARCHAR(500) NOT NULL,
  seen_at     BIGINT       NOT NULL COMMENT 'older than two minutes: no price service offers it any more',
  suspect_until BIGINT     NOT NULL DEFAULT 0 COMMENT 'until then a changed price needs a second look',
  PRIMARY KEY (region, source)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- An answer that needs a second look before it is believed; the text of the observation is kept, not its price.
CREATE TABLE second_look (
  listing_id   BIGINT     NOT NULL,
  source       TINYINT    NOT NULL,
  first_at     BIGINT     NOT NULL COMMENT 'when it was first seen',
  reason       VARCHAR(32) NOT NULL,
  observation  MEDIUMTEXT NOT NULL COMMENT 'JSON of the answer''s prices by model',
  PRIMARY KEY (listing_id, source)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
