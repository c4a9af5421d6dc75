package dev.tidemark.itemsdb;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * How the server means to run a store's statement.
 *
 * @param table the alias in the statement
 * @param type const, ref and range go by a key; ALL and index read everything
 * @param partitions those that are read, separated by commas; empty for a table without any
 */
public record Plan(String table, String type, String key, String partitions, String extra) {

  /** Explains a statement of a store with these values; a List is bound as one. */
  public static List<Plan> of(
      Handle handle, Class<?> store, String statement, Map<String, Object> values) {
    Query query = handle.createQuery("EXPLAIN PARTITIONS " + sql(store, statement));
    values.forEach((name, value) -> {
      if (value instanceof List<?> list) {
        query.bindList(name, list);
      } else {
        query.bind(name, value);
      }
    });
    return query.mapToMap().map(Plan::of).list();
  }

  private static Plan of(Map<String, Object> row) {
    return new Plan(
        text(row, "table"),
        text(row, "type"),
        text(row, "key"),
        text(row, "partitions"),
        text(row, "extra"));
  }

  private static String text(Map<String, Object> row, String column) {
    Object value = row.get(column);
    return value == null ? "" : value.toString();
  }

  private static String sql(Class<?> store, String statement) {
    try {
      Field field = store.getDeclaredField(statement);
      field.setAccessible(true);
      return String.valueOf(field.get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(store + " has no statement " + statement, e);
    }
  }
}
