package dev.tidemark.marketplace.gate;

import dev.tidemark.marketplace.listing.ListingStatus;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.ItemKey;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an answer is believed. Stateless.
 *
 * <p>Shopee does not only refuse suspected robots: it answers them in the right shape with invented
 * prices. Those are the true ones times a random factor, unrounded, so that they are finer than the
 * smallest coin. Of about 1,650 genuine recorded amounts none was; of about 14,800 invented ones
 * all were. One bad amount refuses the whole answer.
 *
 * <p>By chance one invented amount in 1,000 is a whole coin where prices have two decimals, and one
 * in 100,000 where they have none; of an answer with several different amounts all have to be. What
 * passes looks genuine in every respect, and more than half of it rises by less than 50 %. Whoever
 * stores prices therefore asks again for a changed one after a refused answer: the next invented
 * price is another one.
 */
public final class AnswerGate {
  private AnswerGate() {}

  /** Believes the answer, or says that it withholds the price, or why it is refused. */
  public static PriceCheck check(ItemKey asked, UncheckedListing answer) {
    return check(asked, answer, ImageName.folder(asked.region()));
  }

  /**
   * The same for a shop that keeps its pictures elsewhere.
   *
   * @param images the folder of the shop's pictures, with a slash at its end
   */
  public static PriceCheck check(ItemKey asked, UncheckedListing answer, URI images) {
    Set<Refusal> refusals = refusals(asked, answer);
    Optional<ListingStatus> status =
        Optional.ofNullable(answer.status()).flatMap(ListingStatus::ofCode);
    if (!refusals.isEmpty() || status.isEmpty()) {
      return new PriceCheck.Refused(refusals);
    }
    return BelievedListing.of(asked, answer, status.get(), images);
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
    if (answer.imageHash() != null && !ImageName.isGenuine(answer.imageHash())) {
      refusals.add(Refusal.IMAGE_HASH);
    }
    AmountRule rule = new AmountRule(asked.region());
    judge(answer.amounts(), rule, refusals);
    answer.otherAmounts().forEach(amount -> rule.judgeUnlessNone(amount, refusals));
    Set<Long> models = new HashSet<>();
    for (UncheckedModel model : answer.models()) {
      judge(model.amounts(), rule, refusals);
      if (model.id() == null || model.id() <= 0 || !models.add(model.id())) {
        refusals.add(Refusal.AMBIGUOUS_MODELS);
      }
    }
    return refusals;
  }

  private static boolean isExactly(@Nullable Long number, long expected) {
    return number != null && number == expected;
  }

  private static void judge(Amounts amounts, AmountRule rule, Set<Refusal> refusals) {
    rule.judge(amounts.price(), refusals);
    rule.judge(amounts.highest(), refusals);
    rule.judgeUnlessNone(amounts.listPrice(), refusals);
  }
}
