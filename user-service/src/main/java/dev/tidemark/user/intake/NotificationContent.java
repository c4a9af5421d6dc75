package dev.tidemark.user.intake;

import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.user.alert.AlertRule;
import dev.tidemark.user.alert.AlertWords;
import dev.tidemark.user.alert.AnnouncedSale;
import dev.tidemark.user.alert.ConditionColumns;
import dev.tidemark.user.alert.Offer;
import dev.tidemark.user.alert.SeriesMove;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a notification says, without its id and its times. */
final class NotificationContent {
  private NotificationContent() {}

  /**
   * Says what has changed, and why somebody is told.
   *
   * @param move null when only a flash sale was announced
   */
  static Notification of(
      IncomingChange change, @Nullable SeriesMove move, List<NotificationReason> reasons) {
    Notification.Builder notification =
        Notification.newBuilder()
            .addAllReasons(reasons)
            .setItem(
                ItemKeyMessage.newBuilder()
                    .setRegion(change.item().region().number())
                    .setShopId(change.item().shop().value())
                    .setItemId(change.item().item().value()))
            .setItemName(change.name())
            .setSeenAtMs(change.seenAt().toEpochMilli());
    if (move == null) {
      notification.setText("A flash sale will have it.");
    } else {
      show(move, notification, new AlertWords(change.item().region()));
    }
    AnnouncedSale sale = change.announced();
    if (sale != null) {
      notification.setAnnouncedSale(message(sale));
    }
    return notification.build();
  }

  static NotificationReason reason(AlertRule rule, String text) {
    return NotificationReason.newBuilder()
        .setRuleId(rule.id())
        .setKind(AlertKind.forNumber(ConditionColumns.of(rule.condition()).kind()))
        .setText(text)
        .build();
  }

  private static void show(SeriesMove move, Notification.Builder notification, AlertWords words) {
    notification
        .setModelId(move.model().value())
        .setModelName(move.modelName())
        .setAfter(message(move.after()))
        .setText(words.change(move));
    if (move.before() != null) {
      notification.setBefore(message(move.before()));
    }
  }

  private static dev.tidemark.protocol.user.v1.AnnouncedSale message(AnnouncedSale sale) {
    return dev.tidemark.protocol.user.v1.AnnouncedSale.newBuilder()
        .setStartsAtMs(sale.startsAt().toEpochMilli())
        .setEndsAtMs(sale.endsAt().toEpochMilli())
        .build();
  }

  private static dev.tidemark.protocol.user.v1.Offer message(Offer offer) {
    var message =
        dev.tidemark.protocol.user.v1.Offer.newBuilder()
            .setPrice(offer.price().units())
            .setStock(offer.stock().number())
            .setFlashSale(offer.flashSale());
    if (offer.listPrice() != null) {
      message.setListPrice(offer.listPrice().units());
    }
    return message.build();
  }
}
