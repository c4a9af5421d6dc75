package dev.tidemark.item.series;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Changes in 30 bytes each, a third of what the records take. Immutable. */
final class CompactHistory extends AbstractList<PriceChange> implements RandomAccess {
  /** No price is negative, nor is any gap. */
  private static final int NONE = -1;

  private final long[] at;
  private final long[] price;
  private final long[] listPrice;
  private final int[] gapSeconds;
  private final boolean[] flashSale;
  private final byte[] stock;

  CompactHistory(List<PriceChange> changes) {
    int size = changes.size();
    at = new long[size];
    price = new long[size];
    listPrice = new long[size];
    gapSeconds = new int[size];
    flashSale = new boolean[size];
    stock = new byte[size];
    for (int i = 0; i < size; i++) {
      PriceChange change = changes.get(i);
      Price list = change.listPrice();
      Duration gap = change.gap();
      at[i] = change.at().toEpochMilli();
      price[i] = change.price().units();
      listPrice[i] = list == null ? NONE : list.units();
      gapSeconds[i] = gap == null ? NONE : (int) Math.min(Integer.MAX_VALUE, gap.toSeconds());
      flashSale[i] = change.flashSale();
      stock[i] = (byte) change.stock().number();
    }
  }

  @Override
  public PriceChange get(int i) {
    return new PriceChange(
        Instant.ofEpochMilli(at[i]),
        new Price(price[i]),
        listPrice(i),
        flashSale[i],
        StockState.ofNumber(stock[i]),
        gap(i));
  }

  private @Nullable Price listPrice(int i) {
    return listPrice[i] == NONE ? null : new Price(listPrice[i]);
  }

  private @Nullable Duration gap(int i) {
    return gapSeconds[i] == NONE ? null : Duration.ofSeconds(gapSeconds[i]);
  }

  @Override
  public int size() {
    return at.length;
  }

  /** How many changes were made before a time. */
  int before(Instant time) {
    int found = java.util.Arrays.binarySearch(at, time.toEpochMilli());
    return found < 0 ? -found - 1 : found;
  }
}
