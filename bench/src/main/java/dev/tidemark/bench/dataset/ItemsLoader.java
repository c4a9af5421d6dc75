package dev.tidemark.bench.dataset;

import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Origin;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;

/** Writes items and their histories, in the order of the tables' keys. */
final class ItemsLoader {
  private static final int ITEMS_PER_COMMIT = 500;
  private static final long MILLIS_PER_DAY = 86_400_000;

  /** What the second variation costs more, in 1/100,000 of a dollar. */
  private static final long DEARER = 200_000;

  private final Connection connection;
  private final DatasetSize size;
  private final LongConsumer progress;

  ItemsLoader(Connection connection, DatasetSize size, LongConsumer progress) {
    this.connection = connection;
    this.size = size;
    this.progress = progress;
  }

  /** Returns how many changes there are. */
  long load(int from, int to) throws SQLException {
    connection.setAutoCommit(false);
    try (Rows listings =
            new Rows(
                connection,
                "listing",
                "listing_id",
                "shop_id",
                "shop_confirmed",
                "state",
                "name",
                "image_url",
                "price",
                "price_max",
                "list_price",
                "stock",
                "source",
                "price_since",
                "tracked_since",
                "first_seen_at",
                "last_seen_at",
                "version",
                "origin");
        Rows models =
            new Rows(
                connection,
                "model",
                "listing_id",
                "model_id",
                "position",
                "name",
                "price",
                "list_price",
                "stock");
        Rows changes =
            new Rows(
                connection,
                "price_change",
                "listing_id",
                "model_id",
                "source",
                "observed_at",
                "price",
                "list_price",
                "flash_sale",
                "stock",
                "gap_seconds");
        Rows days =
            new Rows(
                connection,
                "price_day",
                "listing_id",
                "model_id",
                "source",
                "day",
                "min_price",
                "max_price",
                "close_price",
                "changes")) {
      for (int number = from; number < to; number++) {
        MadeUpItem item = new MadeUpItem(number, size);
        List<MadeUpItem.Change> history = item.history();
        listing(listings, item, history);
        models(models, item, history.getLast().price());
        changes(changes, item, history);
        days(days, item, history);
        if (number % ITEMS_PER_COMMIT == 0) {
          listings.send();
          models.send();
          changes.send();
          days.send();
          connection.commit();
          progress.accept(changes.count());
        }
      }
      listings.send();
      models.send();
      changes.send();
      days.send();
      connection.commit();
      return changes.count();
    }
  }

  private void listing(Rows rows, MadeUpItem item, List<MadeUpItem.Change> history)
      throws SQLException {
    long first = history.getFirst().at();
    MadeUpItem.Change last = history.getLast();
    rows.add(
        item.key().listing().value(),
        item.key().shop().value(),
        1,
        ItemState.OK.number(),
        item.name(),
        item.imageUrl(),
        last.price(),
        last.price() + DEARER,
        item.listPrice(),
        StockState.IN.number(),
        Source.AFFILIATE.number(),
        last.at(),
        first - 60_000,
        first,
        size.end().toEpochMilli(),
        history.size(),
        Origin.WATCH.number());
  }

  private static void models(Rows rows, MadeUpItem item, long price) throws SQLException {
    long listing = item.key().listing().value();
    rows.add(
        listing,
        listing * 2 % 1_000_003,
        0,
        "Black",
        price,
        item.listPrice(),
        StockState.IN.number());
    rows.add(
        listing,
        listing * 2 % 1_000_003 + 1,
        1,
        "White",
        price + DEARER,
        item.listPrice(),
        StockState.IN.number());
  }

  private static void changes(Rows rows, MadeUpItem item, List<MadeUpItem.Change> history)
      throws SQLException {
    long listing = item.key().listing().value();
    boolean first = true;
    for (MadeUpItem.Change change : history) {
      rows.add(
          listing,
          0,
          Source.AFFILIATE.number(),
          change.at(),
          change.price(),
          item.listPrice(),
          change.flash() ? 1 : 0,
          StockState.IN.number(),
          first ? null : change.gapSeconds());
      first = false;
    }
  }

  private static void days(Rows rows, MadeUpItem item, List<MadeUpItem.Change> history)
      throws SQLException {
    int from = 0;
    while (from < history.size()) {
      long day = history.get(from).at() / MILLIS_PER_DAY;
      int to = from;
      long lowest = Long.MAX_VALUE;
      long highest = 0;
      while (to < history.size() && history.get(to).at() / MILLIS_PER_DAY == day) {
        lowest = Math.min(lowest, history.get(to).price());
        highest = Math.max(highest, history.get(to).price());
        to++;
      }
      rows.add(
          item.key().listing().value(),
          0,
          Source.AFFILIATE.number(),
          day,
          lowest,
          highest,
          history.get(to - 1).price(),
          to - from);
      from = to;
    }
  }
}
