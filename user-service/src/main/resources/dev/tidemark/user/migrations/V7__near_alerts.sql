-- Items with alerts that are nearly reached are worth more looks; told together with the watchers.

ALTER TABLE watch_count
  ADD COLUMN near_alerts INT NOT NULL DEFAULT 0
    COMMENT 'alerts whose price was missed by less than 5 % when it last changed';
