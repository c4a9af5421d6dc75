package dev.tidemark.user.intake;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.user.alert.AlertRule;
import dev.tidemark.user.alert.AlertWords;
import dev.tidemark.user.alert.AnnouncedSale;
import dev.tidemark.user.alert.Condition;
import dev.tidemark.user.alert.ConditionColumns;
import dev.tidemark.user.alert.Evaluation;
import dev.tidemark.user.alert.NearAlert;
import dev.tidemark.user.alert.Offer;
import dev.tidemark.user.alert.RuleState;
import dev.tidemark.user.alert.SeriesMove;
import dev.tidemark.user.alert.StateKey;
import dev.tidemark.user.alert.Watcher;
import dev.tidemark.user.notification.NotificationId;
import dev.tidemark.user.notification.StoredNotification;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How rules stand while a batch of changes is weighed. However many rules of an account fire on one
 * change, they make one notification. Not for use by several threads.
 */
final class RuleBook {
  private final Map<StateKey, RuleState> states;
  private final Map<StateKey, RuleState> changed = new LinkedHashMap<>();
  private final Instant now;

  RuleBook(Map<StateKey, RuleState> states, Instant now) {
    this.states = new HashMap<>(states);
    this.now = now;
  }

  /** The rules that stand otherwise than before. */
  Map<StateKey, RuleState> changed() {
    return changed;
  }

  /** Weighs a change by the rules of somebody who watches its item. */
  Optional<StoredNotification> weigh(Watcher watcher, IncomingChange change) {
    AlertWords words = new AlertWords(change.item().region());
    Notification.Builder notification = Notification.newBuilder();
    SeriesMove shown = null;
    for (AlertRule rule : watcher.rules()) {
      if (rule.condition() instanceof Condition.SaleAnnounced) {
        announced(words, watcher, rule, change).ifPresent(notification::addReasons);
        continue;
      }
      SeriesMove move = move(rule, watcher, change);
      if (move == null) {
        continue;
      }
      Evaluation.Outcome outcome = weigh(watcher, rule, move, change.old());
      if (outcome.fired()) {
        shown = shown == null ? move : shown;
        notification.addReasons(reason(rule, words.reason(rule.condition(), move, outcome.base())));
      }
    }
    return notification.getReasonsCount() == 0
        ? Optional.empty()
        : Optional.of(stored(watcher, change, shown, notification, words));
  }

  /** How many rules of these watchers nearly fire at what a change has led to. */
  int near(List<Watcher> watchers, IncomingChange change) {
    int near = 0;
    for (Watcher watcher : watchers) {
      for (AlertRule rule : watcher.rules()) {
        SeriesMove move = move(rule, watcher, change);
        RuleState state = states.get(key(watcher, rule));
        Price base = state == null ? null : state.base();
        near += move != null && NearAlert.is(rule, base, move.after(), now) ? 1 : 0;
      }
    }
    return near;
  }

  private Optional<NotificationReason> announced(
      AlertWords words, Watcher watcher, AlertRule rule, IncomingChange change) {
    AnnouncedSale sale = change.announced();
    if (sale == null) {
      return Optional.empty();
    }
    StateKey key = key(watcher, rule);
    RuleState was = states.get(key);
    boolean old = change.old() || !now.isBefore(sale.endsAt());
    Evaluation.Outcome outcome = Evaluation.announced(rule, was, change.seenAt(), old, now);
    keep(key, was, outcome.state());
    return outcome.fired() ? Optional.of(reason(rule, words.announced(sale))) : Optional.empty();
  }

  private static @Nullable SeriesMove move(AlertRule rule, Watcher watcher, IncomingChange change) {
    ModelId model = Objects.requireNonNullElse(rule.model(), watcher.model());
    return change.moves().stream()
        .filter(move -> move.model().equals(model))
        .findFirst()
        .orElse(null);
  }

  private Evaluation.Outcome weigh(Watcher watcher, AlertRule rule, SeriesMove move, boolean old) {
    StateKey key = key(watcher, rule);
    RuleState was = states.get(key);
    Evaluation.Outcome outcome = Evaluation.of(rule, was, move, old, now);
    keep(key, was, outcome.state());
    return outcome;
  }

  private static StateKey key(Watcher watcher, AlertRule rule) {
    return new StateKey(watcher.account(), watcher.listing(), rule.id());
  }

  private void keep(StateKey key, @Nullable RuleState was, RuleState is) {
    if (!is.equals(was)) {
      states.put(key, is);
      changed.put(key, is);
    }
  }

  private static NotificationReason reason(AlertRule rule, String text) {
    return NotificationReason.newBuilder()
        .setRuleId(rule.id())
        .setKind(AlertKind.forNumber(ConditionColumns.of(rule.condition()).kind()))
        .setText(text)
        .build();
  }

  private StoredNotification stored(
      Watcher watcher,
      IncomingChange change,
      @Nullable SeriesMove move,
      Notification.Builder notification,
      AlertWords words) {
    notification
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
      show(move, notification, words);
    }
    AnnouncedSale sale = change.announced();
    if (sale != null) {
      notification.setAnnouncedSale(message(sale));
    }
    return new StoredNotification(
        watcher.account(),
        new NotificationId(watcher.listing().value(), change.number()),
        now,
        null,
        notification.build());
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
