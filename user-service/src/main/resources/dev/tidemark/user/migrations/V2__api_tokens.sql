-- Tokens by which programs act for an account, by the SHA-256 of their secret; the secret itself is nowhere.

CREATE TABLE api_token (
  token_hash    BINARY(32)   NOT NULL,
  token_id      VARCHAR(32)  NOT NULL COMMENT 'public name in lists',
  account_id    BIGINT       NOT NULL,
  name          VARCHAR(100) NOT NULL COMMENT 'what its owner calls it',
  scopes        VARCHAR(64)  NOT NULL COMMENT 'words separated by spaces: observe, collect, read',
  created_at    BIGINT       NOT NULL,
  last_used_at  BIGINT       NULL COMMENT 'at most a minute behind',
  expires_at    BIGINT       NULL,
  PRIMARY KEY (token_hash),
  KEY api_token_account (account_id, created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
