package dev.tidemark.user.grpc;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.user.watch.Watch;
import java.time.Instant;

/** Watches between messages and our words. */
final class WatchMessages {
  /** A trillion of the smallest currency; leaves room for sums in 64 bits. */
  private static final long TARGET_PRICE_BELOW = 100_000_000_000_000_000L;

  private WatchMessages() {}

  static ItemKey item(ItemKeyMessage message) {
    try {
      return new ItemKey(
          Region.ofNumber(message.getRegion()),
          new ShopId(message.getShopId()),
          new ItemId(message.getItemId()));
    } catch (IllegalArgumentException wrong) {
      throw invalid("item", String.valueOf(wrong.getMessage()));
    }
  }

  static ModelId model(long value) {
    if (value < 0) {
      throw invalid("model", "a model id is 0 or a positive number, not " + value);
    }
    return new ModelId(value);
  }

  static Price targetPrice(long units) {
    if (units <= 0 || units >= TARGET_PRICE_BELOW) {
      throw invalid(
          "targetPrice",
          "a target price is more than 0 and less than 1,000,000,000,000, not " + units + " units");
    }
    return new Price(units);
  }

  static TidemarkException invalid(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }

  static dev.tidemark.protocol.user.v1.Watch message(Watch watch) {
    ItemKey item = watch.item();
    dev.tidemark.protocol.user.v1.Watch.Builder message =
        dev.tidemark.protocol.user.v1.Watch.newBuilder()
            .setItem(
                ItemKeyMessage.newBuilder()
                    .setRegion(item.region().number())
                    .setShopId(item.shop().value())
                    .setItemId(item.item().value()))
            .setAddedAtMs(watch.addedAt().toEpochMilli())
            .setModelId(watch.model().value())
            .setTargetMuted(watch.targetMuted())
            .addAllTags(watch.tags().words());
    Price target = watch.targetPrice();
    if (target != null) {
      message.setTargetPrice(target.units());
    }
    Instant snoozed = watch.targetSnoozedUntil();
    if (snoozed != null) {
      message.setTargetSnoozedUntilMs(snoozed.toEpochMilli());
    }
    return message.build();
  }
}
