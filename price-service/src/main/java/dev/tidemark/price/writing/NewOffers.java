package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.marketplace.listing.Headline;
import dev.tidemark.marketplace.listing.ListedModel;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import org.jspecify.annotations.Nullable;

/**
 * What a model stands at after an answer, given what it stood at before.
 *
 * <p>What cannot be bought keeps its last known price, list price and flash flag, which belong
 * together; only its stock changes. Never seen in stock, it takes the price that the shop shows for
 * it.
 */
public final class NewOffers {
  private NewOffers() {}

  /**
   * A model's offer.
   *
   * @param item whether the item as a whole can be bought: if not, no model of it can
   */
  public static Offer of(ListedModel model, StockState item, Offer was) {
    Price price = model.price();
    StockState stock = item == StockState.OUT ? StockState.OUT : model.stock();
    if (price == null || stock == StockState.OUT) {
      return kept(was, stock, price, model.listPrice());
    }
    return new Offer(price, model.listPrice(), stock, model.flashSale());
  }

  public static Offer of(Headline headline, Offer was) {
    Price price = headline.price();
    if (price == null) {
      return kept(was, headline.stock(), headline.soldOutPrice(), null);
    }
    return new Offer(price, headline.listPrice(), headline.stock(), headline.flashSale());
  }

  private static Offer kept(
      Offer was, StockState stock, @Nullable Price shown, @Nullable Price shownListPrice) {
    return was.price() == null
        ? new Offer(shown, shown == null ? null : shownListPrice, stock, false)
        : new Offer(was.price(), was.listPrice(), stock, was.flashSale());
  }
}
