package dev.tidemark.user.alerting;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AnnouncedSale;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesRequest;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.protocol.user.v1.Offer;
import dev.tidemark.protocol.user.v1.SeriesChange;
import dev.tidemark.user.UserSystem;
import java.time.Instant;
import java.util.List;

/** An item whose price moves, told as a price service tells it. */
final class Changes {
  private final UserSystem system;
  private final ItemKeyMessage item;
  private long number;
  private String last = "";

  Changes(UserSystem system, long itemId) {
    this.system = system;
    this.item = ItemKeyMessage.newBuilder().setRegion(1).setShopId(7).setItemId(itemId).build();
  }

  ItemKeyMessage item() {
    return item;
  }

  /** The price moves to this one, and the user service is told. */
  ItemChange to(String price) {
    ItemChange change = next(price);
    tell(change);
    return change;
  }

  /** The price moves to this one, and nobody is told yet. */
  ItemChange next(String price) {
    SeriesChange.Builder series = SeriesChange.newBuilder().setAfter(offer(price));
    if (!last.isEmpty()) {
      series.setBefore(offer(last));
    }
    last = price;
    return ItemChange.newBuilder()
        .setItem(item)
        .setNumber(++number)
        .setSeenAtMs(system.clock().millis())
        .setSource(2)
        .setName("A kettle " + item.getItemId())
        .addSeries(series)
        .build();
  }

  /** A flash sale is announced, and nobody is told yet. */
  ItemChange announced(Instant start, Instant end) {
    return ItemChange.newBuilder()
        .setItem(item)
        .setNumber(++number)
        .setSeenAtMs(system.clock().millis())
        .setSource(2)
        .setName("A kettle " + item.getItemId())
        .setAnnouncedSale(
            AnnouncedSale.newBuilder()
                .setStartsAtMs(start.toEpochMilli())
                .setEndsAtMs(end.toEpochMilli()))
        .build();
  }

  void tell(ItemChange... changes) {
    var _ =
        system
            .alerts()
            .deliverPriceChanges(
                DeliverPriceChangesRequest.newBuilder().addAllChanges(List.of(changes)).build());
  }

  private static Offer offer(String price) {
    return Offer.newBuilder()
        .setPrice(Price.ofDecimal(price).units())
        .setStock(StockState.IN.number())
        .build();
  }
}
