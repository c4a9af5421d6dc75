-- Flash sales: the sessions of each region that is followed, and what each of them offers.

ALTER TABLE listing
  ADD COLUMN origin  TINYINT NOT NULL DEFAULT 1 COMMENT 'Origin: how it came to be tracked',
  ADD COLUMN watched TINYINT NOT NULL DEFAULT 1 COMMENT '0 as long as nobody has submitted its link';

-- How following a region goes; one row per region, written by the price service that follows it.
CREATE TABLE flash_region (
  region     SMALLINT    NOT NULL,
  listed_at  BIGINT      NULL COMMENT 'the last good answer about its sessions',
  problem    VARCHAR(32) NOT NULL COMMENT 'why the last question had none; empty when it had',
  seen_at    BIGINT      NOT NULL COMMENT 'older than two minutes: no price service follows it any more',
  PRIMARY KEY (region)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A session stays for ever, also when the shop no longer lists it.
CREATE TABLE flash_session (
  region          SMALLINT     NOT NULL,
  session_id      BIGINT       NOT NULL COMMENT 'the shop''s own number',
  source          TINYINT      NOT NULL COMMENT 'Source that told of it',
  name            VARCHAR(200) NOT NULL COMMENT 'the shop''s own words',
  start_at        BIGINT       NOT NULL,
  end_at          BIGINT       NOT NULL,
  first_seen_at   BIGINT       NOT NULL,
  last_listed_at  BIGINT       NOT NULL COMMENT 'the last list of sessions that held it',
  items_listed_at BIGINT       NULL COMMENT 'the last list of its items',
  phase           TINYINT      NOT NULL DEFAULT 0 COMMENT 'what has been done about it: 1 begun, 2 ended',
  items           INT          NOT NULL DEFAULT 0,
  sold_out        INT          NOT NULL DEFAULT 0,
  version         BIGINT       NOT NULL DEFAULT 0 COMMENT 'grows with every visible change of it or its items',
  PRIMARY KEY (region, session_id),
  KEY flash_session_end (region, end_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE flash_item (
  region        SMALLINT    NOT NULL,
  session_id    BIGINT      NOT NULL,
  listing_id    BIGINT      NOT NULL,
  position      INT         NOT NULL COMMENT 'place in the shop''s own list',
  tracked       TINYINT     NOT NULL DEFAULT 0 COMMENT '1 once an offer has named its shop',
  flash_price   BIGINT      NULL,
  hidden_price  VARCHAR(32) NULL COMMENT 'the mask shown before the start, such as 1,??9; never a price',
  list_price    BIGINT      NULL,
  allocated     INT         NULL,
  remaining     INT         NULL,
  sold_out      TINYINT     NOT NULL DEFAULT 0,
  sold_out_at   BIGINT      NULL,
  asked_at      BIGINT      NULL COMMENT 'the last answered question about its offer',
  first_seen_at BIGINT      NULL COMMENT 'the first offer seen while the session ran',
  seen_after_at BIGINT      NULL COMMENT 'the first look at the item after the session',
  PRIMARY KEY (region, session_id, listing_id),
  KEY flash_item_listing (listing_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
