package dev.tidemark.user.alert;

import dev.tidemark.protocol.Price;
import dev.tidemark.user.alert.Condition.AnyChange;
import dev.tidemark.user.alert.Condition.BackInStock;
import dev.tidemark.user.alert.Condition.DropByAmount;
import dev.tidemark.user.alert.Condition.DropByPercent;
import dev.tidemark.user.alert.Condition.FlashSale;
import dev.tidemark.user.alert.Condition.GoodByVerdict;
import dev.tidemark.user.alert.Condition.NewLowest;
import dev.tidemark.user.alert.Condition.SaleAnnounced;
import dev.tidemark.user.alert.Condition.TargetPrice;
import org.jspecify.annotations.Nullable;

/**
 * A condition as its row and its message hold it; what a kind does not know is null. The numbers of
 * kinds are stored and never change.
 */
public record ConditionColumns(
    int kind,
    @Nullable Long amount,
    @Nullable Integer percent,
    @Nullable Integer days,
    @Nullable Since since) {
  public static final int TARGET_PRICE = 1;
  public static final int PRICE_DROP = 2;
  public static final int NEW_LOWEST = 3;
  public static final int BACK_IN_STOCK = 4;
  public static final int FLASH_SALE = 5;
  public static final int ANY_CHANGE = 6;
  public static final int GOOD_PRICE = 7;
  public static final int ANNOUNCED_FLASH_SALE = 8;

  public static ConditionColumns of(Condition condition) {
    return switch (condition) {
      case TargetPrice target ->
          new ConditionColumns(TARGET_PRICE, target.target().units(), null, null, null);
      case DropByPercent drop ->
          new ConditionColumns(PRICE_DROP, null, drop.percent(), null, drop.since());
      case DropByAmount drop ->
          new ConditionColumns(PRICE_DROP, drop.amount().units(), null, null, drop.since());
      case NewLowest lowest -> new ConditionColumns(NEW_LOWEST, null, null, lowest.days(), null);
      case BackInStock _ -> new ConditionColumns(BACK_IN_STOCK, null, null, null, null);
      case FlashSale sale -> new ConditionColumns(FLASH_SALE, null, sale.percent(), null, null);
      case AnyChange _ -> new ConditionColumns(ANY_CHANGE, null, null, null, null);
      case GoodByVerdict _ -> new ConditionColumns(GOOD_PRICE, null, null, null, null);
      case SaleAnnounced _ -> new ConditionColumns(ANNOUNCED_FLASH_SALE, null, null, null, null);
    };
  }

  /** The condition; the columns have been checked when they were written. */
  public Condition condition() {
    return switch (kind) {
      case TARGET_PRICE -> new TargetPrice(new Price(or(amount, 0L)));
      case PRICE_DROP ->
          amount == null
              ? new DropByPercent(or(percent, 0), or(since, Since.ADDED))
              : new DropByAmount(new Price(amount), or(since, Since.ADDED));
      case NEW_LOWEST -> new NewLowest(days);
      case BACK_IN_STOCK -> new BackInStock();
      case FLASH_SALE -> new FlashSale(or(percent, 0));
      case ANY_CHANGE -> new AnyChange();
      case GOOD_PRICE -> new GoodByVerdict();
      case ANNOUNCED_FLASH_SALE -> new SaleAnnounced();
      default -> throw new IllegalStateException("no kind of alert has the number " + kind);
    };
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
