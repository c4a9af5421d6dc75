package dev.tidemark.marketplace.gate;

import dev.tidemark.marketplace.listing.ListingStatus;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an answer is believed. Stateless.
 *
 * <p>Shopee does not only refuse suspected robots: it answers them in the right shape with invented
 * prices. Those are the true ones times a random factor, unrounded, so that they are finer than the
 * smallest coin. Of about 1,650 genuine recorded amounts none was; of about 14,800 invented ones
 * all were. One bad amount refuses the whole answer.
 */
public final class AnswerGate {
  /**
   * Ten thousand million currency units; the dearest things on Shopee, cars in rupiah or dong, stay
   * below half of it.
   */
  static final long PRICE_BOUND = 10_000_000_000L * Price.UNITS_PER_CURRENCY_UNIT;

  /** Until 2022 a hash; since then country, number, batch and name. Invented ones are shorter. */
  private static final Pattern IMAGE_HASH =
      Pattern.compile("[0-9a-f]{32}|[a-z]{2}-[0-9]{1,12}-[0-9a-z]{5}-[0-9a-z]{14}");

  private AnswerGate() {}

  /** Believes the answer, or says that it withholds the price, or why it is refused. */
  public static PriceCheck check(ItemKey asked, UncheckedListing answer) {
    Set<Refusal> refusals = refusals(asked, answer);
    Optional<ListingStatus> status =
        Optional.ofNullable(answer.status()).flatMap(ListingStatus::ofCode);
    if (!refusals.isEmpty() || status.isEmpty()) {
      return new PriceCheck.Refused(refusals);
    }
    return BelievedListing.of(asked, answer, status.get());
  }

  private static Set<Refusal> refusals(ItemKey asked, UncheckedListing answer) {
    Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
    refusals.addAll(answer.faults());
    if (!isExactly(answer.shop(), asked.shop().value())
        || !isExactly(answer.item(), asked.item().value())) {
      refusals.add(Refusal.WRONG_ITEM);
    }
    if (answer.status() == null || ListingStatus.ofCode(answer.status()).isEmpty()) {
      refusals.add(Refusal.UNKNOWN_STATUS);
    }
    if (answer.currency() != null && !answer.currency().equals(asked.region().currency())) {
      refusals.add(Refusal.WRONG_CURRENCY);
    }
    if (answer.imageHash() != null && !IMAGE_HASH.matcher(answer.imageHash()).matches()) {
      refusals.add(Refusal.IMAGE_HASH);
    }
    long step = Price.smallestStep(asked.region().decimals());
    judge(answer.amounts(), step, refusals);
    Set<Long> models = new HashSet<>();
    for (UncheckedModel model : answer.models()) {
      judge(model.amounts(), step, refusals);
      if (model.id() == null || model.id() <= 0 || !models.add(model.id())) {
        refusals.add(Refusal.AMBIGUOUS_MODELS);
      }
    }
    return refusals;
  }

  private static boolean isExactly(@Nullable Long number, long expected) {
    return number != null && number == expected;
  }

  private static void judge(Amounts amounts, long step, Set<Refusal> refusals) {
    judge(amounts.price(), step, refusals);
    judge(amounts.highest(), step, refusals);
    if (amounts.listPrice() != null && amounts.listPrice() > 0) {
      judge(amounts.listPrice(), step, refusals);
    }
  }

  private static void judge(@Nullable Long amount, long step, Set<Refusal> refusals) {
    if (amount == null) {
      return;
    }
    if (amount <= 0) {
      refusals.add(Refusal.NOT_POSITIVE);
      return;
    }
    if (amount >= PRICE_BOUND) {
      refusals.add(Refusal.TOO_LARGE);
    }
    if (amount % step != 0) {
      refusals.add(Refusal.GRANULARITY);
    }
  }
}
