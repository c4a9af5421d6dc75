package dev.tidemark.price.writing;

import dev.tidemark.marketplace.listing.Headline;
import dev.tidemark.marketplace.listing.ListedModel;
import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.marketplace.listing.ListingStatus;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes answers as the gate lets them through: models in stock at whole prices, to be varied. */
final class Answer {
  private final ItemKey item;
  private final List<ListedModel> models = new ArrayList<>();
  private String name = "A kettle";

  private Answer(ItemKey item) {
    this.item = item;
  }

  static Answer of(ItemKey item) {
    return new Answer(item);
  }

  /** An item with one model at a price. */
  static Listing at(ItemKey item, String price) {
    return of(item).model(1, price).listing();
  }

  Answer named(String newName) {
    name = newName;
    return this;
  }

  Answer model(long id, String price) {
    return model(id, price, null, StockState.IN, false);
  }

  Answer soldOut(long id, String price) {
    return model(id, price, null, StockState.OUT, false);
  }

  Answer model(
      long id, String price, @Nullable String listPrice, StockState stock, boolean flashSale) {
    models.add(
        new ListedModel(
            new ModelId(id),
            "Model " + id,
            Price.ofDecimal(price),
            listPrice == null ? null : Price.ofDecimal(listPrice),
            stock,
            flashSale));
    return this;
  }

  Listing listing() {
    Comparator<ListedModel> byPrice =
        Comparator.comparing(model -> Objects.requireNonNull(model.price()));
    List<ListedModel> purchasable = models.stream().filter(ListedModel::purchasable).toList();
    Headline headline =
        purchasable.stream()
            .min(byPrice)
            .map(model ->
                new Headline(
                    model.price(),
                    purchasable.stream().max(byPrice).orElseThrow().price(),
                    model.listPrice(),
                    StockState.IN,
                    model.flashSale(),
                    model.price()))
            .orElseGet(() ->
                new Headline(
                    null,
                    null,
                    null,
                    StockState.OUT,
                    false,
                    models.stream().min(byPrice).orElseThrow().price()));
    return new Listing(item, name, null, ListingStatus.NORMAL, headline, models);
  }
}
