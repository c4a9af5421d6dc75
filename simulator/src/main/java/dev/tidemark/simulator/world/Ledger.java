package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.StockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Finds the true changes of one item: it looks at every moment at which one of the causes begins or
 * ends, and keeps what became different. Not thread-safe; made for one question.
 */
final class Ledger {
  private record Tag(long price, long listPrice, boolean flashSale, boolean inStock) {}

  private final DemoItem item;
  private final Coins coins;
  private final LongFunction<Moment> moments;
  private final Tag[] last;
  private final List<TrueChange> changes = new ArrayList<>();

  /**
   * @param before real milliseconds; changes are told relative to this moment
   */
  Ledger(DemoItem item, Coins coins, LongFunction<Moment> moments, long before) {
    this.item = item;
    this.coins = coins;
    this.moments = moments;
    this.last = tags(moments.apply(before));
  }

  /**
   * @param borders real milliseconds in ascending order
   */
  List<TrueChange> changesAt(long[] borders) {
    for (long border : borders) {
      compare(border, tags(moments.apply(border)));
    }
    return changes;
  }

  private void compare(long time, Tag[] now) {
    for (int series = 0; series < now.length; series++) {
      if (!now[series].equals(last[series])) {
        changes.add(change(time, series, now[series]));
        last[series] = now[series];
      }
    }
  }

  private TrueChange change(long time, int series, Tag tag) {
    return new TrueChange(
        Instant.ofEpochMilli(time),
        series == 0 ? ModelId.HEADLINE : item.models().get(series - 1).id(),
        coins.price(tag.price()),
        tag.listPrice() == 0 ? null : coins.price(tag.listPrice()),
        tag.flashSale(),
        tag.inStock() ? StockState.IN : StockState.OUT);
  }

  /** The headline first, then the models in their order. */
  private static Tag[] tags(Moment moment) {
    Tag[] tags = new Tag[moment.traits().models() + 1];
    for (int model = 0; model < tags.length - 1; model++) {
      tags[model + 1] = tag(moment, model);
    }
    // The headline's model can be bought if any can.
    tags[0] = tag(moment, moment.headline());
    return tags;
  }

  private static Tag tag(Moment moment, int model) {
    return new Tag(
        moment.price(model),
        moment.listPrice(model),
        moment.inFlashSale(model),
        moment.pieces(model) > 0);
  }
}
