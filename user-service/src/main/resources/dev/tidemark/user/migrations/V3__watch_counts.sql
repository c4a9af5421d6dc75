-- How many accounts watch each item, and which counts the price services have not been told yet.

CREATE TABLE watch_count (
  listing_id    BIGINT NOT NULL,
  watchers      INT    NOT NULL,
  version       BIGINT NOT NULL COMMENT 'grows with each change of the count',
  told_version  BIGINT NOT NULL DEFAULT 0 COMMENT 'that the price services have on disk',
  untold        TINYINT NOT NULL DEFAULT 1 COMMENT '1 while told_version is below version',
  PRIMARY KEY (listing_id),
  KEY watch_count_untold (untold, listing_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO watch_count (listing_id, watchers, version)
SELECT listing_id, COUNT(*), 1 FROM watch GROUP BY listing_id;
