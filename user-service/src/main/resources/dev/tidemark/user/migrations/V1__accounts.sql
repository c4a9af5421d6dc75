-- user-db: accounts, their sessions, and what they watch. Times are BIGINT milliseconds since 1970 UTC.

CREATE TABLE account (
  account_id           BIGINT       NOT NULL COMMENT 'random, positive',
  username             VARCHAR(32)  NOT NULL COMMENT 'lower-case',
  password_hash        VARCHAR(255) NOT NULL COMMENT 'Argon2id in its standard text form',
  password_changed_at  BIGINT       NOT NULL,
  admin                TINYINT      NOT NULL DEFAULT 0,
  created_at           BIGINT       NOT NULL,
  PRIMARY KEY (account_id),
  UNIQUE KEY account_username (username)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row: how the first administrator is made.
CREATE TABLE administrator_setup (
  setup_id    TINYINT     NOT NULL COMMENT 'always 1',
  token_hash  BINARY(32)  NOT NULL COMMENT 'SHA-256 of the token printed at the last start',
  account_id  BIGINT      NULL COMMENT 'who has used it',
  PRIMARY KEY (setup_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Sessions by the SHA-256 of their token; the token itself is nowhere.
CREATE TABLE session (
  token_hash    BINARY(32)   NOT NULL,
  session_id    VARCHAR(32)  NOT NULL COMMENT 'public name in lists',
  account_id    BIGINT       NOT NULL,
  created_at    BIGINT       NOT NULL,
  last_seen_at  BIGINT       NOT NULL COMMENT 'at most a minute behind',
  expires_at    BIGINT       NOT NULL COMMENT 'moves with last_seen_at',
  user_agent    VARCHAR(200) NOT NULL,
  address       VARCHAR(64)  NOT NULL,
  PRIMARY KEY (token_hash),
  KEY session_account (account_id, created_at),
  KEY session_expires (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE watch (
  account_id    BIGINT  NOT NULL,
  listing_id    BIGINT  NOT NULL COMMENT 'region number << 48 | item id',
  shop_id       BIGINT  NOT NULL COMMENT 'as submitted; the item service knows the confirmed one',
  added_at      BIGINT  NOT NULL,
  model_id      BIGINT  NOT NULL DEFAULT 0,
  target_price  BIGINT  NULL COMMENT '1/100,000 of the region''s currency',
  tags          TEXT    NOT NULL COMMENT 'JSON list of texts',
  PRIMARY KEY (account_id, listing_id),
  KEY watch_listing (listing_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
