package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts what is true at a moment into words. Immutable. */
record Truths(Coins coins) {
  Truth of(DemoItem item, Instant at, Moment moment, @Nullable FlashTruth upcoming) {
    int headline = moment.headline();
    return new Truth(
        item,
        at,
        coins.price(moment.price(headline)),
        orNothing(moment.listPrice(headline)),
        moment.inFlashSale(headline),
        IntStream.range(0, item.models().size())
            .mapToObj(model -> model(item.models().get(model), moment, model))
            .toList(),
        moment.offer() == null ? null : flash(item, moment.offer(), moment.time()),
        upcoming);
  }

  private ModelTruth model(DemoModel model, Moment moment, int index) {
    FlashOffer offer = moment.offer();
    return new ModelTruth(
        model,
        coins.price(moment.price(index)),
        orNothing(moment.listPrice(index)),
        moment.inFlashSale(index),
        moment.pieces(index),
        coins.price(moment.otherPrice(index)),
        moment.otherPieces(index),
        offer == null ? 0 : offer.allocated(index));
  }

  private @Nullable Price orNothing(long amount) {
    return amount == 0 ? null : coins.price(amount);
  }

  /** An item's part in a session at a moment before, during or after it. */
  FlashTruth flash(DemoItem item, FlashOffer offer, long time) {
    List<ModelId> models = new ArrayList<>();
    int allocated = 0;
    int left = 0;
    FlashSession session = offer.session();
    for (int model = 0; model < item.models().size(); model++) {
      if (offer.includes(model)) {
        models.add(item.models().get(model).id());
        allocated += offer.allocated(model);
        left += left(offer, model, time);
      }
    }
    Price price = coins.price(offer.price(0));
    return new FlashTruth(
        session,
        price,
        coins.price(offer.listPrice(0)),
        PriceMask.masked(price, coins.region()),
        offer.percent(),
        allocated,
        left,
        Instant.ofEpochMilli(offer.soldOutMoment()),
        models);
  }

  private static int left(FlashOffer offer, int model, long time) {
    if (time < offer.session().start().toEpochMilli()) {
      return offer.allocated(model);
    }
    return time < offer.session().end().toEpochMilli() ? offer.left(model, time) : 0;
  }
}
