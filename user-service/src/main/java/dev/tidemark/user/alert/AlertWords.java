package dev.tidemark.user.alert;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.user.alert.Condition.AnyChange;
import dev.tidemark.user.alert.Condition.BackInStock;
import dev.tidemark.user.alert.Condition.DropByAmount;
import dev.tidemark.user.alert.Condition.DropByPercent;
import dev.tidemark.user.alert.Condition.FlashSale;
import dev.tidemark.user.alert.Condition.GoodByVerdict;
import dev.tidemark.user.alert.Condition.NewLowest;
import dev.tidemark.user.alert.Condition.SaleAnnounced;
import dev.tidemark.user.alert.Condition.TargetPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in plain sentences what has changed, and why that is an alert. Immutable. */
public final class AlertWords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final Region region;

  public AlertWords(Region region) {
    this.region = region;
  }

  /** What the item asks now, and asked before. */
  public String change(SeriesMove move) {
    Offer after = move.after();
    Offer before = move.before();
    if (!after.inStock()) {
      return "Sold out; last price " + money(after.price()) + ".";
    }
    String now = "Now " + money(after.price()) + (after.flashSale() ? " in a flash sale" : "");
    return before == null || before.price().equals(after.price())
        ? now + "."
        : now + ", was " + money(before.price()) + ".";
  }

  /**
   * Why a rule has fired.
   *
   * @param base of a drop: what it was measured from
   */
  public String reason(Condition condition, SeriesMove move, @Nullable Price base) {
    Price price = move.after().price();
    return switch (condition) {
      case TargetPrice target -> "At or below your target of " + money(target.target()) + ".";
      case DropByPercent drop -> dropped(price, base, drop.since());
      case DropByAmount drop -> dropped(price, base, drop.since());
      case NewLowest _ -> lowest(move);
      case BackInStock _ -> "Back in stock.";
      case FlashSale _ -> flashSale(price, move.priorPrice());
      case AnyChange _ -> anyChange(move);
      case GoodByVerdict _ -> good(move.good());
      case SaleAnnounced _ -> "A flash sale has been announced.";
    };
  }

  private String dropped(Price price, @Nullable Price base, Since since) {
    if (base == null) {
      return "The price went down.";
    }
    String from =
        switch (since) {
          case ADDED -> "its price when the alert began.";
          case LAST_ALERT -> "its highest price since the last alert.";
        };
    return "%s %% below %s, %s".formatted(percentBelow(price, base), money(base), from);
  }

  private String lowest(SeriesMove move) {
    Instant since = move.aboveSince();
    if (since == null) {
      return "The lowest price that we observed.";
    }
    String day = DAY.format(since.atZone(region.zone()));
    return move.lowestEver()
        ? "The lowest price that we observed since we began on " + day + "."
        : "The lowest price that we observed since " + day + ".";
  }

  private static String flashSale(Price price, @Nullable Price prior) {
    return prior == null || price.compareTo(prior) >= 0
        ? "A flash sale has begun; its price is not below the lowest of the 30 days before."
        : "A flash sale has begun, %s %% below the lowest price of the 30 days before."
            .formatted(percentBelow(price, prior));
  }

  private static String good(@Nullable GoodPrice good) {
    if (good == null) {
      return "A good price.";
    }
    return good.lowestEver()
        ? "A good price: never lower since we began, and higher on %d %% of the last %d days."
            .formatted(good.percentOfDays(), good.days())
        : "A good price: it was higher on %d %% of the last %d days."
            .formatted(good.percentOfDays(), good.days());
  }

  /** What has been announced, in the time of the shop. */
  public String announced(AnnouncedSale sale) {
    ZonedDateTime start = sale.startsAt().atZone(region.zone());
    ZonedDateTime end = sale.endsAt().atZone(region.zone());
    boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
    return "A flash sale has been announced: %s to %s (%s). Its price is not known yet."
        .formatted(MINUTE.format(start), (sameDay ? TIME : MINUTE).format(end), region.zone());
  }

  private String anyChange(SeriesMove move) {
    Offer before = move.before();
    Offer after = move.after();
    if (before == null || !before.price().equals(after.price())) {
      return "The price has changed.";
    }
    if (before.inStock() != after.inStock()) {
      return after.inStock() ? "It can be bought again." : "It is sold out.";
    }
    return after.flashSale() ? "A flash sale has begun." : "The flash sale has ended.";
  }

  private String money(Price price) {
    return region.currency() + " " + price.toDecimal(region.decimals());
  }

  private static String percentBelow(Price price, Price base) {
    return BigDecimal.valueOf(base.units() - price.units())
        .movePointRight(2)
        .divide(BigDecimal.valueOf(base.units()), 1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
