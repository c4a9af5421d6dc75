package dev.tidemark.item.history;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a price history, checked.
 *
 * @param source null for the one that last spoke
 * @param from null for the beginning
 * @param to not included; null for no end
 * @param maxPoints null for every row
 */
record HistoryQuery(
    ItemKey item,
    ModelId model,
    @Nullable Source source,
    @Nullable Instant from,
    @Nullable Instant to,
    int limit,
    @Nullable Integer maxPoints) {
  private static final int HIGHEST_LIMIT = 10_000;

  /** One row cannot show both the lowest and the highest price. */
  private static final int LOWEST_MAX_POINTS = 2;

  static HistoryQuery of(GetPriceHistoryRequest request) {
    Instant from = request.hasFromMs() ? Instant.ofEpochMilli(request.getFromMs()) : null;
    Instant to = request.hasToMs() ? Instant.ofEpochMilli(request.getToMs()) : null;
    if (from != null && to != null && to.isBefore(from)) {
      throw RequestValues.invalid(
          "to", "to is not before from, but %s is before %s".formatted(to, from));
    }
    return new HistoryQuery(
        RequestValues.itemKey(request.getKey()),
        RequestValues.valid("model", () -> new ModelId(request.getModelId())),
        request.hasSource()
            ? RequestValues.valid("source", () -> Source.ofNumber(request.getSource()))
            : null,
        from,
        to,
        RequestValues.between("limit", 1, HIGHEST_LIMIT, request.getLimit()),
        request.hasMaxPoints()
            ? RequestValues.between(
                "maxPoints", LOWEST_MAX_POINTS, HIGHEST_LIMIT, request.getMaxPoints())
            : null);
  }
}
