package dev.tidemark.price.observation;

import dev.tidemark.marketplace.gate.Amounts;
import dev.tidemark.marketplace.gate.AnswerGate;
import dev.tidemark.marketplace.gate.UncheckedListing;
import dev.tidemark.marketplace.gate.UncheckedModel;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.listing.ListingStatus;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.price.observation.Report.Asked;
import dev.tidemark.price.observation.Report.ReportedModel;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.StockState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a report into what it says, through the same gate as every answer of a shop, or says why it
 * is refused. Thread-safe.
 */
public final class ReportCheck {
  /** The items with the most variations that were recorded have 120. */
  private static final int MOST_MODELS = 500;

  private final ReportedItems items;
  private final InstantSource clock;

  public ReportCheck(ItemLinks links, InstantSource clock) {
    this.items = new ReportedItems(links);
    this.clock = clock;
  }

  /**
   * Checks a report.
   *
   * @param timeNeeded whether it has to say when it was seen; if not, it was seen now
   */
  public Reading check(Report report, boolean timeNeeded) {
    try {
      return checked(report, timeNeeded);
    } catch (RefusedException refused) {
      return refused.refused();
    }
  }

  private Reading checked(Report report, boolean timeNeeded) {
    ItemKey key = items.find(report.item());
    ModelId model = ReportedTexts.model(report.model());
    if (!model.isHeadline() && !report.models().isEmpty()) {
      throw new RefusedException(
          Reason.INVALID_VALUE, "an observation has either model or models, not both");
    }
    if (report.asked().price() == null) {
      throw new RefusedException(Reason.MISSING_VALUE, "the price is missing");
    }
    var seenAt = ReportedTexts.time(report.seenAt(), timeNeeded, clock.instant());
    String name = ReportedTexts.name(report.name());
    String image = ReportedTexts.imageUrl(report.imageUrl());
    PriceCheck gate = AnswerGate.check(key, unchecked(report, key, model, name));
    return switch (gate) {
      case PriceCheck.Answered(var listing) ->
          new CheckedReport(model, listing, seenAt, report.seenAt() != null, name, image);
      case PriceCheck.Refused(var reasons) -> refused(report, key, reasons);
      default ->
          new Outcome.Refused(Reason.MISSING_VALUE, "no variation that can be bought has a price");
    };
  }

  private static UncheckedListing unchecked(
      Report report, ItemKey key, ModelId model, @Nullable String name) {
    List<UncheckedModel> models = new ArrayList<>();
    if (!model.isHeadline()) {
      models.add(model(model.value(), "", report.asked(), key));
    }
    if (report.models().size() > MOST_MODELS) {
      throw new RefusedException(
          Reason.INVALID_VALUE, "an item has at most " + MOST_MODELS + " variations");
    }
    for (ReportedModel each : report.models()) {
      String called = ReportedTexts.name(each.name());
      models.add(
          model(
              ReportedTexts.model(each.model()).value(),
              called == null ? "" : called,
              each.asked(),
              key));
    }
    Asked asked = report.asked();
    return new UncheckedListing(
        key.shop().value(),
        key.item().value(),
        name == null ? "" : name,
        ListingStatus.NORMAL.code(),
        null,
        report.currency(),
        model.isHeadline() ? amounts(asked, key) : Amounts.NONE,
        stock(asked),
        false,
        asked.flashSale(),
        models,
        List.of(),
        Set.of());
  }

  private static UncheckedModel model(long id, String name, Asked asked, ItemKey key) {
    return new UncheckedModel(id, name, amounts(asked, key), stock(asked), asked.flashSale());
  }

  private static Amounts amounts(Asked asked, ItemKey key) {
    return new Amounts(
        AmountText.units("price", asked.price(), key.region()),
        null,
        AmountText.units("listPrice", asked.listPrice(), key.region()));
  }

  private static StockState stock(Asked asked) {
    if (asked.inStock() == null) {
      return StockState.UNKNOWN;
    }
    return asked.inStock() ? StockState.IN : StockState.OUT;
  }

  private static Outcome.Refused refused(Report report, ItemKey key, Set<Refusal> reasons) {
    Refusal first = reasons.stream().sorted().findFirst().orElseThrow();
    String price = String.valueOf(report.asked().price());
    String detail =
        switch (first) {
          case WRONG_CURRENCY ->
              "prices of region %s are in %s, not in %s"
                  .formatted(
                      key.region(),
                      key.region().currency(),
                      Shown.text(String.valueOf(report.currency())));
          case GRANULARITY -> AmountText.granularity(key.region(), "a price", price);
          case NOT_POSITIVE ->
              "a price is more than 0; sold out is said by the stock, not " + price;
          case TOO_LARGE -> AmountText.tooLarge("a price", price);
          case AMBIGUOUS_MODELS -> "each of the variations has an id of its own, above 0";
          default -> "the observation is not plausible: " + first.code();
        };
    return new Outcome.Refused(Reason.of(first), detail);
  }
}
