package dev.tidemark.price.flashsale;

import dev.tidemark.marketplace.listing.PriceCheck;

/** Why a question had no answer, in stable words. */
final class Reasons {
  private Reasons() {}

  static String code(PriceCheck reason) {
    return switch (reason) {
      case PriceCheck.Gone _ -> "gone";
      case PriceCheck.Blocked _ -> "blocked";
      case PriceCheck.Refused _ -> "refused-answer";
      case PriceCheck.Unreachable _ -> "unreachable";
      case PriceCheck.Postponed _ -> "postponed";
      case PriceCheck.Withheld _ -> "withheld";
      case PriceCheck.Retired _ -> "retired";
      case PriceCheck.NotOffered _ -> "no-source";
      case PriceCheck.Answered _ -> "answered";
    };
  }
}
