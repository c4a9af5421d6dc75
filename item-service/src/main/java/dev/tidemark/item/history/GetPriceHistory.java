package dev.tidemark.item.history;

import dev.tidemark.item.listing.KnownItems;
import dev.tidemark.item.listing.OwnSight;
import dev.tidemark.item.request.Cursor;
import dev.tidemark.item.series.KnownHistories;
import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.ViewedListing;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the changes of one series, oldest first: page by page, or all at once when they are
 * reduced to a number of points.
 */
public final class GetPriceHistory {
  private static final Reduction<PriceChange> REDUCTION =
      new Reduction<>(change -> change.at().toEpochMilli(), change -> change.price().units());

  /** A stretch has a lowest and a highest price. */
  private static final int FEWEST_POINTS = 2;

  private final Database database;
  private final KnownHistories histories;

  public GetPriceHistory(Database database, KnownHistories histories) {
    this.database = database;
    this.histories = histories;
  }

  public GetPriceHistoryResponse answer(GetPriceHistoryRequest request) {
    HistoryQuery query = HistoryQuery.of(request);
    return database.read(handle -> {
      GetPriceHistoryResponse.Builder answer = GetPriceHistoryResponse.newBuilder();
      ViewedListing viewed = KnownItems.require(handle, query.item(), request.getViewer());
      OwnSight sight = OwnSight.of(handle, request.getViewer());
      SeriesChoice choice =
          SeriesChoice.of(histories.of(handle, viewed.listing()), sight, viewed, query);
      answer.setEverybodys(sight.isEverybodys());
      Instant lastSeen = choice.lastSeen();
      if (lastSeen != null) {
        answer.setLastSeenAtMs(lastSeen.toEpochMilli());
      }
      String tag = histories.areKept() ? choice.tag(viewed) : "";
      if (!tag.isEmpty() && tag.equals(request.getKnownTag())) {
        return answer.setTag(tag).setUnchanged(true).build();
      }
      answer.setTag(tag);
      choice.sources().forEach(source -> answer.addSources(source.number()));
      Series series = choice.series();
      if (series == null) {
        refuseAnyCursor(request.getCursor());
        return answer.build();
      }
      answer.setSource(series.source().number());
      if (query.maxPoints() == null) {
        page(choice.history(), query, series, request.getCursor(), answer);
      } else {
        refuseAnyCursor(request.getCursor());
        int most = Math.max(FEWEST_POINTS, Math.min(query.maxPoints(), query.limit()));
        reduced(choice.history(), query, series, most, answer);
      }
      before(choice.history(), query, series, answer);
      return answer.build();
    });
  }

  private static void page(
      PriceHistory history,
      HistoryQuery query,
      Series series,
      String cursor,
      GetPriceHistoryResponse.Builder answer) {
    String list = listOf(series);
    Instant from =
        later(Cursor.read(cursor, list, GetPriceHistory::afterPosition).orElse(null), query.from());
    List<PriceChange> found = history.range(series, from, query.to(), query.limit() + 1);
    for (PriceChange change : found.subList(0, Math.min(query.limit(), found.size()))) {
      answer.addChanges(message(change, series.source()));
    }
    if (found.size() > query.limit()) {
      long last = found.get(query.limit() - 1).at().toEpochMilli();
      answer.setNextCursor(new Cursor(list, List.of(Long.toString(last))).encode());
    }
  }

  private static void reduced(
      PriceHistory history,
      HistoryQuery query,
      Series series,
      int points,
      GetPriceHistoryResponse.Builder answer) {
    List<PriceChange> all = history.range(series, query.from(), query.to(), Integer.MAX_VALUE);
    for (PriceChange change : REDUCTION.atMost(points, all)) {
      answer.addChanges(message(change, series.source()));
    }
  }

  private static void before(
      PriceHistory history,
      HistoryQuery query,
      Series series,
      GetPriceHistoryResponse.Builder answer) {
    if (query.from() != null) {
      history
          .lastBefore(series, query.from())
          .ifPresent(change -> answer.setBefore(message(change, series.source())));
    }
  }

  private static Instant afterPosition(List<String> position) {
    return Instant.ofEpochMilli(Math.incrementExact(Long.parseLong(position.getFirst())));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  /** The position of one series means nothing in another. */
  private static String listOf(Series series) {
    return "prices %s %s %s".formatted(series.listing(), series.model(), series.source().code());
  }

  /** A list that has a single page gives out no cursors. */
  private static void refuseAnyCursor(String cursor) {
    Cursor.read(cursor, "", position -> position);
  }

  private static dev.tidemark.protocol.item.v1.PriceChange message(
      PriceChange change, Source source) {
    var message =
        dev.tidemark.protocol.item.v1.PriceChange.newBuilder()
            .setAtMs(change.at().toEpochMilli())
            .setPrice(change.price().units())
            .setFlashSale(change.flashSale())
            .setStock(change.stock().number())
            .setSource(source.number());
    Price listPrice = change.listPrice();
    if (listPrice != null) {
      message.setListPrice(listPrice.units());
    }
    Duration gap = change.gap();
    if (gap != null) {
      message.setGapSeconds(gap.toSeconds());
    }
    return message.build();
  }
}
