package dev.tidemark.itemsdb.statistics;

import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.protocol.Price;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a price history, all weighted by how long each price held.
 *
 * @param observedDays whole days from the first observation to now
 * @param lowest the lowest price ever on sale and since when; of equal ones the newest
 * @param average90d over the last 90 days; absent when nothing was on sale in them
 * @param claimedDiscount percent against the list price; absent when the shop claims none
 * @param realDiscount percent against the prior price, negative when the price is above it; absent
 *     when no cut is running or the prior price rests on less than {@link #MIN_DAYS}
 * @param cheaperThanDays percent of the last 90 days at which the price was higher than now
 * @param price30dAgo the price in force then
 */
public record Statistics(
    int observedDays,
    int changes,
    @Nullable PriceStep lowest,
    @Nullable PriceStep highest,
    @Nullable Price average90d,
    @Nullable PriorPrice prior,
    @Nullable Integer claimedDiscount,
    @Nullable Integer realDiscount,
    @Nullable Integer cheaperThanDays,
    @Nullable Price price30dAgo) {

  /** How far back shares and averages look: the range that a chart shows first. */
  public static final int DAYS = 90;

  /**
   * The least number of days on which a judgement may rest. On Shopee every second item changes its
   * price 19 times a month and every fourth only 4 times: two weeks show two changes of the latter.
   */
  public static final int MIN_DAYS = 14;

  /** Of an item that no source has answered for. */
  public static final Statistics NONE =
      new Statistics(0, 0, null, null, null, null, null, null, null, null);

  public static Statistics of(PriceSeries series) {
    Window recent = series.lastDays(DAYS);
    Optional<PriorPrice> prior = PriorPrice.of(series);
    return new Statistics(
        series.observedDays(),
        series.changes(),
        series.whole().lowest().map(Statistics::step).orElse(null),
        series.whole().highest().map(Statistics::step).orElse(null),
        recent.average().orElse(null),
        prior.orElse(null),
        claimedDiscount(series),
        prior
            .filter(price -> price.days() >= MIN_DAYS)
            .map(price -> Percent.discount(series.price(), price.price()))
            .orElse(null),
        share(recent, recent.priced(price -> price.compareTo(series.price()) > 0)),
        series.priceAt(series.now().minus(Duration.ofDays(30))).orElse(null));
  }

  private static PriceStep step(Stretch stretch) {
    return new PriceStep(stretch.runStart(), stretch.price());
  }

  private static @Nullable Integer claimedDiscount(PriceSeries series) {
    Price list = series.latest().listPrice();
    if (list == null || list.compareTo(series.price()) <= 0) {
      return null;
    }
    return Percent.discount(series.price(), list);
  }

  private static @Nullable Integer share(Window window, Duration part) {
    Duration whole = window.priced();
    return whole.isZero() ? null : Percent.share(part, whole);
  }
}
