-- What administrators decide, and which accounts are to be forgotten elsewhere, too.

ALTER TABLE account
  ADD COLUMN locked TINYINT NOT NULL DEFAULT 0 COMMENT '1: may not log in',
  ADD KEY account_admin (admin, locked);

CREATE TABLE instance_setting (
  name   VARCHAR(64)  NOT NULL,
  value  VARCHAR(255) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- An outbox: a row goes when the price services have forgotten the account.
CREATE TABLE removed_account (
  account_id  BIGINT NOT NULL,
  removed_at  BIGINT NOT NULL,
  PRIMARY KEY (account_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
