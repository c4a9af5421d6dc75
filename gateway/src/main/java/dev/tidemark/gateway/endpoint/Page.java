package dev.tidemark.gateway.endpoint;

import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for. */
public record Page(String cursor, int limit) {
  /** Longer than any word in a title. */
  public static final int MAX_SEARCH_LENGTH = 100;

  /** Ours have about 40 characters. */
  private static final int MAX_CURSOR_LENGTH = 512;

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 100;

  /** Reads {@code cursor} and {@code limit}; the cursor is empty on the first page. */
  public static Page of(QueryString query) {
    return of(query, DEFAULT_LIMIT, MAX_LIMIT);
  }

  public static Page of(QueryString query, int defaultLimit, int maxLimit) {
    return new Page(
        query.text("cursor", MAX_CURSOR_LENGTH).orElse(""),
        query.whole("limit", 1, maxLimit).orElse(defaultLimit));
  }

  /** A service's next cursor as the API shows it: null on the last page. */
  public static @Nullable String next(String cursor) {
    return cursor.isEmpty() ? null : cursor;
  }
}
