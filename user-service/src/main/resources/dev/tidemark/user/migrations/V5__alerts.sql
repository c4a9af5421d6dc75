-- Alerts: rules, how each stands, what came of them, and the channels it goes out by.
-- Rows of one account begin with its id, so that all of them can be read, or deleted, by one range.

CREATE TABLE alert_rule (
  account_id     BIGINT      NOT NULL,
  listing_id     BIGINT      NOT NULL COMMENT '0: for every watch of the account without rules of its own',
  rule_id        VARCHAR(16) NOT NULL COMMENT 'public name, random',
  shop_id        BIGINT      NOT NULL DEFAULT 0 COMMENT 'with listing_id the item key; 0 without an item',
  kind           TINYINT     NOT NULL COMMENT 'AlertKind',
  model_id       BIGINT      NULL COMMENT 'null: the variation that the watch has chosen',
  amount         BIGINT      NULL COMMENT '1/100,000 of the region''s currency',
  percent        INT         NULL,
  days           INT         NULL,
  since          TINYINT     NOT NULL DEFAULT 0 COMMENT 'AlertSince',
  cool_down_ms   BIGINT      NOT NULL,
  muted          TINYINT     NOT NULL DEFAULT 0,
  snoozed_until  BIGINT      NULL,
  created_at     BIGINT      NOT NULL,
  PRIMARY KEY (account_id, listing_id, rule_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How a rule stands with an item; absent until the first change after it began.
CREATE TABLE alert_state (
  account_id     BIGINT      NOT NULL,
  listing_id     BIGINT      NOT NULL,
  rule_id        VARCHAR(16) NOT NULL COMMENT '"target" for the target price of the watch itself',
  goal           INT         NOT NULL COMMENT 'hash of what the rule waited for; another one: it begins anew',
  armed          TINYINT     NOT NULL,
  base_price     BIGINT      NULL COMMENT 'what a drop is measured from',
  last_fired_at  BIGINT      NULL,
  PRIMARY KEY (account_id, listing_id, rule_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The newest change of each item whose consequences are on disk. Told again, it has none.
CREATE TABLE change_mark (
  listing_id  BIGINT NOT NULL,
  change_no   BIGINT NOT NULL,
  PRIMARY KEY (listing_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The primary key is what keeps one change from making two notifications.
CREATE TABLE notification (
  account_id  BIGINT     NOT NULL,
  listing_id  BIGINT     NOT NULL COMMENT '0: a notice of our own, about a channel',
  change_no   BIGINT     NOT NULL COMMENT 'of the item; of a notice its time',
  created_at  BIGINT     NOT NULL,
  read_at     BIGINT     NULL,
  content     MEDIUMBLOB NOT NULL COMMENT 'tidemark.user.v1.Notification without its id and times',
  PRIMARY KEY (account_id, listing_id, change_no),
  KEY notification_inbox (account_id, created_at, listing_id, change_no),
  KEY notification_unread (account_id, read_at),
  KEY notification_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE channel (
  account_id     BIGINT        NOT NULL,
  channel_id     VARCHAR(16)   NOT NULL COMMENT 'public name, random',
  kind           TINYINT       NOT NULL COMMENT 'ChannelKind',
  name           VARCHAR(100)  NOT NULL,
  target         VARCHAR(1000) NOT NULL COMMENT 'web address, e-mail address or chat id',
  token          VARCHAR(500)  NOT NULL DEFAULT '' COMMENT 'of the service; of a webhook what signs its requests',
  enabled        TINYINT       NOT NULL DEFAULT 1,
  confirm_code   VARCHAR(8)    NULL COMMENT 'not null until an e-mail address is confirmed',
  confirm_tries  INT           NOT NULL DEFAULT 0,
  created_at     BIGINT        NOT NULL,
  failures       INT           NOT NULL DEFAULT 0 COMMENT 'failed attempts since the last good one',
  failing_since  BIGINT        NULL COMMENT 'the first of them',
  off_reason     VARCHAR(500)  NOT NULL DEFAULT '',
  unsubscribe    VARCHAR(43)   NOT NULL COMMENT 'random, in the messages of this channel; switches it off',
  PRIMARY KEY (account_id, channel_id),
  UNIQUE KEY channel_unsubscribe (unsubscribe)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A notification on its way through a channel, and afterwards what became of it.
CREATE TABLE delivery (
  account_id   BIGINT       NOT NULL,
  listing_id   BIGINT       NOT NULL,
  change_no    BIGINT       NOT NULL,
  channel_id   VARCHAR(16)  NOT NULL,
  state        TINYINT      NOT NULL DEFAULT 1 COMMENT 'DeliveryState',
  attempts     INT          NOT NULL DEFAULT 0,
  due_at       BIGINT       NULL COMMENT 'null when it is not tried any more',
  claim        VARCHAR(40)  NOT NULL DEFAULT '' COMMENT 'who tries it until due_at',
  message_id   VARCHAR(40)  NOT NULL DEFAULT '' COMMENT 'of the message that it first went out in, with others perhaps; stays',
  problem      VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'of the last attempt',
  created_at   BIGINT       NOT NULL,
  finished_at  BIGINT       NULL,
  PRIMARY KEY (account_id, listing_id, change_no, channel_id),
  KEY delivery_due (due_at, account_id, channel_id),
  KEY delivery_channel_due (account_id, channel_id, due_at),
  KEY delivery_log (account_id, channel_id, created_at),
  KEY delivery_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- When an account wants to be told; absent: at any time.
CREATE TABLE alert_settings (
  account_id   BIGINT      NOT NULL,
  zone         VARCHAR(64) NOT NULL,
  quiet_from   INT         NULL COMMENT 'minutes after midnight',
  quiet_until  INT         NULL,
  digest_at    INT         NULL,
  PRIMARY KEY (account_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The private feed of an account.
CREATE TABLE alert_feed (
  account_id  BIGINT      NOT NULL,
  token_hash  BINARY(32)  NOT NULL COMMENT 'SHA-256 of the token in its address',
  created_at  BIGINT      NOT NULL,
  PRIMARY KEY (account_id),
  UNIQUE KEY alert_feed_token (token_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The key pair by which browsers' push services know this installation, made once.
CREATE TABLE push_key (
  one          TINYINT       NOT NULL COMMENT 'always 1',
  public_key   VARCHAR(200)  NOT NULL,
  private_key  VARCHAR(500)  NOT NULL,
  PRIMARY KEY (one)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
