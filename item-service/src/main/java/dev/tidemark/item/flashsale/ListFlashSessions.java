package dev.tidemark.item.flashsale;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.itemsdb.flashsale.FollowedRegion;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.ListFlashSessionsRequest;
import dev.tidemark.protocol.item.v1.ListFlashSessionsResponse;
import dev.tidemark.runtime.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Lists the flash-sale sessions of some days, a day being that of the region's own zone. */
public final class ListFlashSessions {
  private static final int MOST_DAYS = 60;

  /**
   * Ten times what the busiest region has in 60 days; of what a demo shop adds up to, the latest.
   */
  private static final int MOST_SESSIONS = 5_000;

  private static final long LAST_DAY = LocalDate.of(9_998, 12, 31).toEpochDay();

  private static final Comparator<FlashSale> BY_START =
      Comparator.comparing(FlashSale::startAt)
          .thenComparing(FlashSale::region)
          .thenComparingLong(session -> session.id().value());

  private final Database database;
  private final InstantSource clock;

  public ListFlashSessions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public ListFlashSessionsResponse answer(ListFlashSessionsRequest request) {
    int days = RequestValues.between("days", 1, MOST_DAYS, request.getDays());
    Region only =
        request.getRegion() == 0
            ? null
            : RequestValues.valid("region", () -> Region.ofNumber(request.getRegion()));
    Instant now = clock.instant();
    return database.read(handle -> {
      FlashSaleStore store = new FlashSaleStore(handle);
      List<Region> regions = only == null ? store.everFollowed() : List.of(only);
      ListFlashSessionsResponse.Builder answer = ListFlashSessionsResponse.newBuilder();
      regions.stream()
          .flatMap(region -> sessions(store, region, firstDay(request, region, now), days).stream())
          .sorted(BY_START)
          .forEach(session -> answer.addSessions(FlashMessages.session(session, now)));
      store.followed().stream()
          .filter(followed -> only == null || followed.region() == only)
          .forEach(followed -> answer.addFollowed(message(followed)));
      return answer.build();
    });
  }

  private static LocalDate firstDay(ListFlashSessionsRequest request, Region region, Instant now) {
    if (!request.hasFirstDay()) {
      return LocalDate.ofInstant(now, region.zone());
    }
    long day = request.getFirstDay();
    if (day < 0 || day > LAST_DAY) {
      throw RequestValues.invalid("day", "a day is one of the years 1970 to 9998, not day " + day);
    }
    return LocalDate.ofEpochDay(day);
  }

  private static List<FlashSale> sessions(
      FlashSaleStore store, Region region, LocalDate first, int days) {
    return store.latestBetween(
        region,
        first.atStartOfDay(region.zone()).toInstant(),
        first.plusDays(days).atStartOfDay(region.zone()).toInstant(),
        MOST_SESSIONS);
  }

  private static dev.tidemark.protocol.item.v1.FollowedRegion message(FollowedRegion followed) {
    var message =
        dev.tidemark.protocol.item.v1.FollowedRegion.newBuilder()
            .setRegion(followed.region().number())
            .setProblem(followed.problem());
    Instant listedAt = followed.listedAt();
    if (listedAt != null) {
      message.setListedAtMs(listedAt.toEpochMilli());
    }
    return message.build();
  }
}
