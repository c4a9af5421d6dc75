package dev.tidemark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlDialectTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM listing WHERE listing_id >= :first AND listing_id <= :last",
        "SELECT bucket, MIN(due_at) AS due_at FROM poll_state GROUP BY bucket",
        "SELECT name FROM listing WHERE name LIKE :pattern ESCAPE '!' ORDER BY name DESC LIMIT 20",
        "SELECT l.name, m.price FROM listing AS l LEFT JOIN model m ON m.listing_id = l.listing_id",
        "SELECT name FROM listing FORCE INDEX (listing_name) WHERE listing_id IN (<ids>)",
        "SELECT fence FROM bucket_lease WHERE bucket = :bucket FOR UPDATE",
        "SELECT name FROM listing WHERE name = 'it''s RETURNING @ night' -- SKIP LOCKED",
        "SELECT name FROM listing l WHERE EXISTS (SELECT 1 FROM model WHERE listing_id = l.listing_id)",
        "UPDATE bucket_lease SET fence = fence + 1 WHERE bucket = :bucket AND owner IS NULL",
        "UPDATE bucket_lease FORCE INDEX (bucket_lease_owner) SET lease_until = 0 WHERE owner = :o",
        "UPDATE t SET a = CASE WHEN b > 0 THEN GREATEST(a, :a) ELSE NULL END WHERE c <> 1",
        "DELETE FROM session WHERE created_at < :before ORDER BY created_at LIMIT 1000",
        """
        INSERT INTO collector (owner, seen_until)
        VALUES (:owner, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 + :age)
        ON DUPLICATE KEY UPDATE seen_until = GREATEST(seen_until, VALUES(seen_until))
        """,
        "INSERT INTO a (b) SELECT c FROM d WHERE e BETWEEN 1 AND 2 UNION ALL SELECT f FROM g"
      })
  void acceptsWhatAllDatabasesShare(String sql) {
    assertThat(SqlRules.faults(sql)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          SELECT bucket FROM lease LIMIT 1 FOR UPDATE SKIP LOCKED     ~ word SKIP
          select bucket from lease limit 1 for update skip locked     ~ word skip
          SELECT bucket FROM lease FOR UPDATE NOWAIT                  ~ word NOWAIT
          SELECT bucket FROM lease LOCK IN SHARE MODE                 ~ does not parse
          SELECT bucket FROM lease FOR SHARE                          ~ word SHARE
          CREATE TABLE t (a BIGINT AUTO_INCREMENT PRIMARY KEY)        ~ is no SELECT
          SELECT GET_LOCK('migrate', 10)                              ~ function GET_LOCK
          SELECT LAST_INSERT_ID()                                     ~ function LAST_INSERT_ID
          SELECT a FROM t WHERE b = f(a)                              ~ function f
          SELECT a FROM t ORDER BY RAND()                             ~ function RAND
          UPDATE t SET a = UUID() WHERE b = 1                         ~ function UUID
          SELECT a FROM t GROUP BY a HAVING GROUP_CONCAT(b) = ''      ~ function GROUP_CONCAT
          SELECT a FROM t JOIN u ON SHA2(t.a, 256) = u.a              ~ function SHA2
          INSERT INTO t (a) VALUES (NEXTVAL(s))                       ~ function NEXTVAL
          INSERT INTO t (a) VALUES (NEXT VALUE FOR s)                 ~ NEXT
          INSERT INTO t (a) VALUES (1) RETURNING b                    ~ RETURNING
          DELETE FROM t WHERE a = 1 RETURNING b                       ~ RETURNING
          INSERT INTO t (a) VALUES (1) AS n ON DUPLICATE KEY UPDATE a = n.a ~ alias for the new row
          INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING         ~ CONFLICT
          INSERT INTO t VALUES (1)                                    ~ names its columns
          INSERT IGNORE INTO t (a) VALUES (1)                         ~ word IGNORE
          REPLACE INTO t (a) VALUES (1)                               ~ is no SELECT
          SELECT * FROM t                                             ~ names its columns
          SELECT t.* FROM t                                           ~ names its columns
          SELECT a FROM (SELECT * FROM t) AS u                        ~ names its columns
          UPDATE t JOIN u ON t.a = u.a SET t.b = 1                    ~ without a join
          DELETE t FROM t JOIN u ON t.a = u.a                         ~ without a join
          SELECT a FROM t; SELECT b FROM t                            ~ 2 statements
          SELECT "a" FROM t                                           ~ double quote
          SELECT a || b FROM t                                        ~ CONCAT
          SELECT a->>'$.b' FROM t                                     ~ JSON arrows
          SELECT @a FROM t                                            ~ variables of the session
          SELECT `a` FROM t                                           ~ quotes
          SELECT a FROM t WHERE b = ?                                 ~ has a name
          SELECT a FROM t WHERE b REGEXP 'c'                          ~ word REGEXP
          SELECT a FROM t WHERE MATCH (b) AGAINST ('c')               ~ AGAINST
          SELECT SQL_CALC_FOUND_ROWS a FROM t                         ~ SQL_CALC_FOUND_ROWS
          SELECT a FROM t STRAIGHT_JOIN u                             ~ STRAIGHT_JOIN
          SELECT CAST(a AS CHAR) FROM t                               ~ word CAST
          SELECT ROW_NUMBER() OVER (ORDER BY a) FROM t                ~ window function
          SELECT a FROM t INTERSECT SELECT a FROM u                   ~ word INTERSECT
          WITH c AS (SELECT a FROM t) SELECT a FROM c                 ~ word WITH
          SELECT a FROM t WHERE b = 2026-01-01 + INTERVAL 1 DAY       ~ INTERVAL
          SELECT FROM WHERE                                           ~ does not parse
          a, b, c                                                     ~ does not parse
          """)
  void refusesTheRestAndSaysWhy(String sql, String reason) {
    assertThat(SqlRules.faults(sql)).anySatisfy(fault -> assertThat(fault).contains(reason));
  }

  @Test
  void namesTheClassAndTheConstantOfEveryFault() {
    assertThatThrownBy(() -> SqlDialect.check(GoodStore.class, BadStore.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("BadStore.TAKE: word SKIP is not on the list")
        .hasMessageContaining("BadStore.LOCK: function GET_LOCK is not on the list")
        .hasMessageNotContaining("GoodStore");
  }

  @Test
  void refusesAStoreWithoutConstants() {
    assertThatThrownBy(() -> SqlDialect.check(SqlDialectTest.class))
        .hasMessageContaining("SqlDialectTest: has no SQL");
  }

  @Test
  void acceptsAStoreWithoutFaults() {
    assertThatCode(() -> SqlDialect.check(GoodStore.class)).doesNotThrowAnyException();
  }

  @SuppressWarnings("UnusedVariable") // read by the check
  private static final class GoodStore {
    private static final String FIND =
        """
        SELECT name FROM listing WHERE listing_id = :listing
        """;
  }

  @SuppressWarnings("UnusedVariable") // read by the check
  private static final class BadStore {
    private static final String TAKE = "SELECT a FROM t FOR UPDATE SKIP LOCKED";
    private static final String LOCK = "SELECT GET_LOCK('a', 1)";
  }
}
