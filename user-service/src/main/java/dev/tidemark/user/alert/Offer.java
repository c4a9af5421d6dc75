package dev.tidemark.user.alert;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import org.jspecify.annotations.Nullable;

/** What the shop asks for an item or a variation of it. */
public record Offer(Price price, @Nullable Price listPrice, StockState stock, boolean flashSale) {
  /** Whether it can be bought, as far as the shop says. */
  public boolean inStock() {
    return stock != StockState.OUT;
  }
}
