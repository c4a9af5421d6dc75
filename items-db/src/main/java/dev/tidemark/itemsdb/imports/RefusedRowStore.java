package dev.tidemark.itemsdb.imports;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was refused of imports. */
public final class RefusedRowStore {
  private static final int LONGEST_DETAIL = 500;
  private static final int LONGEST_CONTENT = 2_000;

  private static final String INSERT =
      """
      INSERT INTO price_import_refusal (import_id, row_no, code, detail, content)
      VALUES (:id, :row, :code, :detail, :content)
      """;

  // By the primary key, in its order.
  private static final String LIST =
      """
      SELECT row_no, code, detail, content
      FROM price_import_refusal
      WHERE import_id = :id AND row_no > :after
      ORDER BY row_no
      LIMIT :limit
      """;

  private final Handle handle;

  public RefusedRowStore(Handle handle) {
    this.handle = handle;
  }

  public void insert(String id, Collection<RefusedRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (RefusedRow row : rows) {
      batch
          .bind("id", id)
          .bind("row", row.number())
          .bind("code", row.code())
          .bind("detail", fitted(row.detail(), LONGEST_DETAIL))
          .bind("content", fitted(row.content(), LONGEST_CONTENT))
          .add();
    }
    batch.execute();
  }

  /** At most so many rows after a number, in the order of the file. */
  public List<RefusedRow> list(String id, long after, int limit) {
    return handle
        .createQuery(LIST)
        .bind("id", id)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) ->
            new RefusedRow(
                row.getLong("row_no"),
                row.getString("code"),
                row.getString("detail"),
                row.getString("content")))
        .list();
  }

  private static String fitted(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }
}
