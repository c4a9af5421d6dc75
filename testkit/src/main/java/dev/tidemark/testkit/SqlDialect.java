package dev.tidemark.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The SQL that every database we may ever run on understands: MariaDB, MySQL 8, TiDB and Vitess.
 * What is not on these lists is refused; a word or function that all four know may be added.
 *
 * <p>Statements stand in Store classes, as String constants without any other purpose.
 */
public final class SqlDialect {

  /** Words beside the names of tables, columns and aliases. */
  static final Set<String> WORDS =
      words(
          """
          SELECT DISTINCT FROM WHERE GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET UNION ALL AS
          INNER LEFT JOIN CROSS ON FORCE USE INDEX FOR UPDATE
          INSERT INTO VALUES ON DUPLICATE KEY UPDATE SET DELETE
          AND OR NOT IN EXISTS BETWEEN LIKE ESCAPE IS NULL TRUE FALSE DIV MOD
          CASE WHEN THEN ELSE END
          """);

  /**
   * Functions, with the same meaning everywhere. Time is UTC or a number, so none asks the zone.
   */
  static final Set<String> FUNCTIONS =
      words(
          """
          COUNT MIN MAX SUM AVG COALESCE NULLIF IF GREATEST LEAST ABS FLOOR CEILING ROUND MOD SQRT EXP
          LOWER UPPER CHAR_LENGTH CONCAT SUBSTRING LEFT RIGHT LOCATE REPLACE HEX UNHEX
          UNIX_TIMESTAMP UTC_TIMESTAMP TIMESTAMPDIFF VALUES
          """);

  private SqlDialect() {}

  /**
   * Fails with every fault of every statement in these classes, or when one of them has none.
   *
   * @throws AssertionError naming class, constant and rule
   */
  public static void check(Class<?>... stores) {
    List<String> faults = new ArrayList<>();
    for (Class<?> store : stores) {
      List<Field> constants =
          Arrays.stream(store.getDeclaredFields())
              .filter(field -> Modifier.isStatic(field.getModifiers()))
              .filter(field -> field.getType() == String.class)
              .toList();
      if (constants.isEmpty()) {
        faults.add(store.getSimpleName() + ": has no SQL in String constants");
      }
      for (Field constant : constants) {
        for (String fault : SqlRules.faults(value(constant))) {
          faults.add(store.getSimpleName() + "." + constant.getName() + ": " + fault);
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("SQL outside the common subset:\n" + String.join("\n", faults));
    }
  }

  private static String value(Field constant) {
    try {
      constant.setAccessible(true);
      return String.valueOf(constant.get(null));
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().split("\\s+")).stream().distinct().toList());
  }
}
