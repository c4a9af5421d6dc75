package dev.tidemark.marketplace.gate;

import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is believed of the list of a flash-sale session. Stateless.
 *
 * <p>An item that cannot be believed is left out and costs the others nothing. An amount finer than
 * the smallest coin is different: it is the mark of an answer for robots, in which everything is
 * invented, and refuses all of it.
 */
public final class FlashGate {
  private FlashGate() {}

  /**
   * Believes what can be believed.
   *
   * @param images the folder of the region's pictures, see {@link ImageName#folder}
   */
  public static ShopAnswer<List<FlashOffer>> check(
      Region region, FlashSessionId session, List<UncheckedFlashOffer> rows, URI images) {
    AmountRule rule = new AmountRule(region);
    List<FlashOffer> offers = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    Set<Long> items = new HashSet<>();
    for (UncheckedFlashOffer row : rows) {
      Set<Refusal> refusals = refusals(session, row, rule);
      if (row.item() != null && !items.add(row.item())) {
        refusals.add(Refusal.WRONG_ITEM);
      }
      if (refusals.isEmpty()) {
        offers.add(offer(region, row, images));
      }
      refused.addAll(refusals);
    }
    boolean allRefused = offers.isEmpty() && !refused.isEmpty();
    return allRefused || refused.contains(Refusal.GRANULARITY)
        ? new ShopAnswer.Failed<>(new PriceCheck.Refused(Set.copyOf(refused)))
        : new ShopAnswer.Answered<>(List.copyOf(offers), refused);
  }

  private static Set<Refusal> refusals(
      FlashSessionId session, UncheckedFlashOffer row, AmountRule rule) {
    Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
    refusals.addAll(row.faults());
    if (isNoId(row.shop(), Long.MAX_VALUE) || isNoId(row.item(), ItemId.MAX)) {
      refusals.add(Refusal.WRONG_ITEM);
    }
    if (row.promotion() != null && row.promotion() != session.value()) {
      refusals.add(Refusal.WRONG_SESSION);
    }
    if (row.imageHash() != null && !ImageName.isGenuine(row.imageHash())) {
      refusals.add(Refusal.IMAGE_HASH);
    }
    Amounts amounts = row.amounts();
    if (row.hiddenPrice() == null) {
      rule.judge(amounts.price(), refusals);
    } else {
      rule.judgeUnlessNone(amounts.price(), refusals);
    }
    if (amounts.price() == null && row.hiddenPrice() == null && !isSoldOut(row)) {
      refusals.add(Refusal.NOT_A_NUMBER);
    }
    rule.judgeUnlessNone(amounts.highest(), refusals);
    rule.judgeUnlessNone(amounts.listPrice(), refusals);
    return refusals;
  }

  private static boolean isSoldOut(UncheckedFlashOffer row) {
    return row.soldOut() || (row.hiddenPrice() == null && row.left() != null && row.left() == 0);
  }

  private static boolean isNoId(@Nullable Long number, long max) {
    return number == null || number <= 0 || number > max;
  }

  /** Of a row without a fault. Before the start its number of pieces is not yet the session's. */
  private static FlashOffer offer(Region region, UncheckedFlashOffer row, URI images) {
    boolean hidden = row.hiddenPrice() != null;
    Long price = hidden ? null : row.amounts().price();
    Integer left = hidden && row.allocated() == null ? null : row.left();
    boolean soldOut = isSoldOut(row);
    return new FlashOffer(
        key(region, row),
        row.name().isEmpty() ? null : row.name(),
        ImageName.address(images, row.imageHash()),
        price == null ? null : new Price(price),
        row.hiddenPrice(),
        listPrice(row.amounts().listPrice(), price),
        row.allocated(),
        left,
        soldOut,
        soldOut ? row.soldOutAt() : null);
  }

  private static ItemKey key(Region region, UncheckedFlashOffer row) {
    long shop = row.shop() == null ? 0 : row.shop();
    long item = row.item() == null ? 0 : row.item();
    return new ItemKey(region, new ShopId(shop), new ItemId(item));
  }

  /** A list price at or below the price claims no discount. */
  private static @Nullable Price listPrice(@Nullable Long listPrice, @Nullable Long price) {
    if (listPrice == null || listPrice <= 0 || (price != null && listPrice <= price)) {
      return null;
    }
    return new Price(listPrice);
  }
}
