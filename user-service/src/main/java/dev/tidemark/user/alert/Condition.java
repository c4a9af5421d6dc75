package dev.tidemark.user.alert;

import dev.tidemark.protocol.Price;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a rule waits for. */
public sealed interface Condition {
  /** A price at or below an amount. */
  record TargetPrice(Price target) implements Condition {}

  /** A price lower by so many per cent, 1..99. */
  record DropByPercent(int percent, Since since) implements Condition {}

  /** A price lower by an amount. */
  record DropByAmount(Price amount, Since since) implements Condition {}

  /**
   * A price lower than any within some days.
   *
   * @param days 1..3,650; null for as long as it has been observed, which has to be two weeks
   */
  record NewLowest(@Nullable Integer days) implements Condition {}

  /** What was sold out can be bought. */
  record BackInStock() implements Condition {}

  /**
   * A flash sale has begun.
   *
   * @param percent 0..99: at least so far below the lowest price of the 30 days before
   */
  record FlashSale(int percent) implements Condition {}

  /** Any change of the price, the stock or the flash sale. */
  record AnyChange() implements Condition {}

  /** A price that the verdict calls good, or the lowest ever. */
  record GoodByVerdict() implements Condition {}

  /** A flash sale has been announced that will have the item. Its price is not known by then. */
  record SaleAnnounced() implements Condition {}

  /** How long a rule of this kind stays silent after an alert, unless its owner chose otherwise. */
  default Duration usualCoolDown() {
    return switch (this) {
      case AnyChange _, SaleAnnounced _ -> Duration.ZERO;
      case TargetPrice _,
          DropByPercent _,
          DropByAmount _,
          NewLowest _,
          BackInStock _,
          FlashSale _,
          GoodByVerdict _ ->
          Duration.ofHours(1);
    };
  }
}
