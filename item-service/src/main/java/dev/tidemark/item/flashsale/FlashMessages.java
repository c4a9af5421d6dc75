package dev.tidemark.item.flashsale;

import static dev.tidemark.item.listing.ItemMessages.price;
import static dev.tidemark.item.listing.ItemMessages.time;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleOffer;
import dev.tidemark.itemsdb.statistics.PriorPrice;
import dev.tidemark.protocol.item.v1.FlashOffer;
import dev.tidemark.protocol.item.v1.FlashSession;
import dev.tidemark.protocol.item.v1.FlashState;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Says in messages what is known about flash sales. */
final class FlashMessages {
  private FlashMessages() {}

  static FlashSession session(FlashSale session, Instant now) {
    return FlashSession.newBuilder()
        .setRegion(session.region().number())
        .setSessionId(session.id().value())
        .setName(session.name())
        .setStartAtMs(session.startAt().toEpochMilli())
        .setEndAtMs(session.endAt().toEpochMilli())
        .setState(state(session.state(now)))
        .setItems(session.items())
        .setSoldOut(session.soldOut())
        .build();
  }

  private static FlashState state(FlashSale.State state) {
    return switch (state) {
      case ANNOUNCED -> FlashState.ANNOUNCED;
      case RUNNING -> FlashState.RUNNING;
      case ENDED -> FlashState.ENDED;
    };
  }

  static FlashOffer offer(Discount discount) {
    FlashSaleOffer offer = discount.offer();
    FlashOffer.Builder message =
        FlashOffer.newBuilder()
            .setNoRealDiscount(discount.withoutReal())
            .setSoldOut(offer.soldOut());
    if (offer.hiddenPrice() != null) {
      message.setHiddenPrice(offer.hiddenPrice());
    }
    price(offer.flashPrice(), message::setFlashPrice);
    price(offer.listPrice(), message::setListPrice);
    price(discount.priceBefore(), message::setPriceBefore);
    time(offer.soldOutAt(), message::setSoldOutAtMs);
    number(discount.claimed(), message::setClaimedDiscount);
    number(discount.real(), message::setRealDiscount);
    number(offer.allocated(), message::setAllocated);
    number(offer.left(), message::setLeft);
    PriorPrice prior = discount.prior();
    if (prior != null) {
      message.setPriorPrice(prior.price().units()).setPriorPriceDays(prior.days());
    }
    return message.build();
  }

  private static void number(@Nullable Integer number, IntConsumer field) {
    if (number != null) {
      field.accept(number);
    }
  }
}
