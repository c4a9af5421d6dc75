package dev.tidemark.marketplace.gate;

import dev.tidemark.marketplace.listing.Headline;
import dev.tidemark.marketplace.listing.ListedModel;
import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.marketplace.listing.ListingStatus;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an answer that passed the gate into a listing, with its headline. */
final class BelievedListing {
  private static final Comparator<ListedModel> BY_PRICE =
      Comparator.comparing(model -> Objects.requireNonNull(model.price()));

  private BelievedListing() {}

  static PriceCheck of(ItemKey key, UncheckedListing answer, ListingStatus status, URI images) {
    List<ListedModel> models = answer.models().stream().map(BelievedListing::model).toList();
    boolean onSale = status.onSale() && !answer.unavailable();
    StockState stock = onSale ? stock(answer, models) : StockState.OUT;
    Headline headline =
        stock == StockState.OUT ? soldOut(answer, models) : headline(answer, models, stock);
    if (stock != StockState.OUT && headline.price() == null) {
      return new PriceCheck.Withheld();
    }
    return new PriceCheck.Answered(
        new Listing(
            key,
            answer.name(),
            ImageName.address(images, answer.imageHash()),
            status,
            headline,
            models));
  }

  private static ListedModel model(UncheckedModel model) {
    Amounts amounts = model.amounts();
    return new ListedModel(
        new ModelId(Objects.requireNonNull(model.id())),
        model.name(),
        price(amounts),
        listPrice(amounts),
        model.stock(),
        model.flashSale());
  }

  /** The models know best; where they say nothing, or there are none, the item as a whole does. */
  private static StockState stock(UncheckedListing answer, List<ListedModel> models) {
    if (models.stream().anyMatch(model -> model.stock() == StockState.IN)) {
      return StockState.IN;
    }
    boolean allOut = !models.isEmpty() && models.stream().noneMatch(ListedModel::purchasable);
    return allOut ? StockState.OUT : answer.stock();
  }

  private static Headline headline(
      UncheckedListing answer, List<ListedModel> models, StockState stock) {
    List<ListedModel> purchasable =
        models.stream().filter(ListedModel::purchasable).filter(BelievedListing::priced).toList();
    Optional<ListedModel> cheapest = purchasable.stream().min(BY_PRICE);
    if (cheapest.isPresent()) {
      ListedModel model = cheapest.get();
      Price highest = purchasable.stream().max(BY_PRICE).orElse(model).price();
      return new Headline(
          model.price(), highest, model.listPrice(), stock, model.flashSale(), model.price());
    }
    Amounts amounts = answer.amounts();
    Price price = price(amounts);
    Price highest = amounts.highest() == null ? price : new Price(amounts.highest());
    return new Headline(
        price,
        price == null ? null : highest,
        listPrice(amounts),
        stock,
        price != null && answer.flashSale(),
        price);
  }

  private static Headline soldOut(UncheckedListing answer, List<ListedModel> models) {
    Optional<ListedModel> cheapest = models.stream().filter(BelievedListing::priced).min(BY_PRICE);
    Price lowest = cheapest.isPresent() ? cheapest.get().price() : price(answer.amounts());
    return new Headline(null, null, null, StockState.OUT, false, lowest);
  }

  private static boolean priced(ListedModel model) {
    return model.price() != null;
  }

  private static @Nullable Price price(Amounts amounts) {
    return amounts.price() == null ? null : new Price(amounts.price());
  }

  /** A list price at or below the price claims no discount. */
  private static @Nullable Price listPrice(Amounts amounts) {
    Long price = amounts.price();
    Long listPrice = amounts.listPrice();
    return price == null || listPrice == null || listPrice <= price ? null : new Price(listPrice);
  }
}
