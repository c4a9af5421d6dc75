package dev.tidemark.user.grpc;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesRequest;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesResponse;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.protocol.user.v1.SeriesChange;
import dev.tidemark.user.alert.AnnouncedSale;
import dev.tidemark.user.alert.GoodPrice;
import dev.tidemark.user.alert.Offer;
import dev.tidemark.user.alert.SeriesMove;
import dev.tidemark.user.intake.ChangeIntake;
import dev.tidemark.user.intake.IncomingChange;
import java.time.Instant;
import java.util.List;

/** The call by which price services tell of changes. */
public final class ChangeCalls {
  private static final int MOST_AT_ONCE = 500;

  private final ChangeIntake intake;

  public ChangeCalls(ChangeIntake intake) {
    this.intake = intake;
  }

  DeliverPriceChangesResponse deliver(DeliverPriceChangesRequest request) {
    if (request.getChangesCount() > MOST_AT_ONCE) {
      throw WatchMessages.invalid("changes", "At most " + MOST_AT_ONCE + " changes at once.");
    }
    intake.take(request.getChangesList().stream().map(ChangeCalls::readable).toList());
    return DeliverPriceChangesResponse.getDefaultInstance();
  }

  /** Says that a change is wrong, and not that we are, so that it is not told again. */
  private static IncomingChange readable(ItemChange message) {
    try {
      return change(message);
    } catch (IllegalArgumentException wrong) {
      throw WatchMessages.invalid("changes", String.valueOf(wrong.getMessage()));
    }
  }

  private static IncomingChange change(ItemChange message) {
    Instant seenAt = Instant.ofEpochMilli(message.getSeenAtMs());
    List<SeriesMove> moves =
        message.getSeriesList().stream().map(series -> move(series, seenAt)).toList();
    return new IncomingChange(
        WatchMessages.item(message.getItem()),
        message.getNumber(),
        message.getName(),
        seenAt,
        message.getOld(),
        moves,
        message.hasAnnouncedSale() ? sale(message.getAnnouncedSale()) : null);
  }

  private static SeriesMove move(SeriesChange series, Instant seenAt) {
    return new SeriesMove(
        new ModelId(series.getModelId()),
        series.getModelName(),
        series.hasBefore() ? offer(series.getBefore()) : null,
        offer(series.getAfter()),
        seenAt,
        series.hasAboveSinceMs() ? Instant.ofEpochMilli(series.getAboveSinceMs()) : null,
        series.getLowestEver(),
        series.hasPriorPrice() ? new Price(series.getPriorPrice()) : null,
        series.hasGood() ? good(series.getGood()) : null,
        series.getWasGood());
  }

  private static GoodPrice good(dev.tidemark.protocol.user.v1.GoodPrice message) {
    return new GoodPrice(message.getPercentOfDays(), message.getDays(), message.getLowestEver());
  }

  private static AnnouncedSale sale(dev.tidemark.protocol.user.v1.AnnouncedSale message) {
    return new AnnouncedSale(
        Instant.ofEpochMilli(message.getStartsAtMs()), Instant.ofEpochMilli(message.getEndsAtMs()));
  }

  private static Offer offer(dev.tidemark.protocol.user.v1.Offer message) {
    return new Offer(
        new Price(message.getPrice()),
        message.hasListPrice() ? new Price(message.getListPrice()) : null,
        StockState.ofNumber(message.getStock()),
        message.getFlashSale());
  }
}
