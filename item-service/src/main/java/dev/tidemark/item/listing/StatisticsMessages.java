package dev.tidemark.item.listing;

import static dev.tidemark.item.listing.ItemMessages.price;
import static dev.tidemark.item.listing.ItemMessages.time;

import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.itemsdb.statistics.PriorPrice;
import dev.tidemark.itemsdb.statistics.Statistics;
import dev.tidemark.itemsdb.statistics.Verdict;
import dev.tidemark.protocol.item.v1.VerdictKind;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Says in messages what a price history says. */
public final class StatisticsMessages {
  private StatisticsMessages() {}

  static dev.tidemark.protocol.item.v1.Statistics statistics(Statistics statistics) {
    var message =
        dev.tidemark.protocol.item.v1.Statistics.newBuilder()
            .setObservedDays(statistics.observedDays())
            .setChanges(statistics.changes());
    PriceStep lowest = statistics.lowest();
    if (lowest != null) {
      message.setLowest(lowest.price().units()).setLowestAtMs(lowest.at().toEpochMilli());
    }
    PriceStep highest = statistics.highest();
    if (highest != null) {
      message.setHighest(highest.price().units()).setHighestAtMs(highest.at().toEpochMilli());
    }
    PriorPrice prior = statistics.prior();
    if (prior != null) {
      message.setPriorPrice(prior.price().units()).setPriorPriceDays(prior.days());
    }
    price(statistics.average90d(), message::setAverage90D);
    price(statistics.price30dAgo(), message::setPrice30DAgo);
    percent(statistics.claimedDiscount(), message::setClaimedDiscount);
    percent(statistics.realDiscount(), message::setRealDiscount);
    percent(statistics.cheaperThanDays(), message::setCheaperThanDays);
    return message.build();
  }

  private static void percent(@Nullable Integer percent, IntConsumer field) {
    if (percent != null) {
      field.accept(percent);
    }
  }

  public static dev.tidemark.protocol.item.v1.Verdict verdict(Verdict verdict) {
    var message = dev.tidemark.protocol.item.v1.Verdict.newBuilder();
    switch (verdict) {
      case Verdict.LowestEver lowest ->
          message
              .setKind(VerdictKind.LOWEST_EVER)
              .setSinceMs(lowest.since().toEpochMilli())
              .setDays(lowest.days())
              .setPercentOfDays(lowest.percentOfDays());
      case Verdict.Good good ->
          message
              .setKind(VerdictKind.GOOD)
              .setDays(good.days())
              .setPercentOfDays(good.percentOfDays());
      case Verdict.Usual usual ->
          message
              .setKind(VerdictKind.USUAL)
              .setDays(usual.days())
              .setPercentOfDays(usual.percentOfDays())
              .setComparedPrice(usual.average().units());
      case Verdict.High high ->
          message
              .setKind(VerdictKind.HIGH)
              .setDays(high.days())
              .setPercentOfDays(high.percentOfDays())
              .setComparedPrice(high.compared().units())
              .setComparedAtMs(high.comparedAt().toEpochMilli());
      case Verdict.NeverChanged never ->
          message
              .setKind(VerdictKind.NEVER_CHANGED)
              .setSinceMs(never.since().toEpochMilli())
              .setDays(never.days())
              .setLooks(never.looks());
      case Verdict.TooEarly early -> {
        message.setKind(VerdictKind.TOO_EARLY).setDays(early.days());
        time(early.since(), message::setSinceMs);
      }
      case Verdict.Stale stale ->
          message
              .setKind(VerdictKind.STALE)
              .setSinceMs(stale.lastSeen().toEpochMilli())
              .setDays(stale.days());
    }
    return message.build();
  }
}
