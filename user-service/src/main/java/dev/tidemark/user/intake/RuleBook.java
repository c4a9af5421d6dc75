package dev.tidemark.user.intake;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.user.alert.AlertRule;
import dev.tidemark.user.alert.AlertWords;
import dev.tidemark.user.alert.AnnouncedSale;
import dev.tidemark.user.alert.Condition;
import dev.tidemark.user.alert.Evaluation;
import dev.tidemark.user.alert.Evaluation.Telling;
import dev.tidemark.user.alert.Held;
import dev.tidemark.user.alert.NearAlert;
import dev.tidemark.user.alert.RuleState;
import dev.tidemark.user.alert.SeriesMove;
import dev.tidemark.user.alert.StateKey;
import dev.tidemark.user.alert.Watcher;
import dev.tidemark.user.notification.NotificationId;
import dev.tidemark.user.notification.StoredNotification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How rules stand while a batch of changes is weighed. However many rules of an account fire on one
 * change, they make one notification: if one of them is told of now, so are those that would have
 * waited for the end of their cool-down. Not for use by several threads.
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

  /**
   * What one rule makes of a change.
   *
   * @param move null when a flash sale was announced
   */
  private record Weighed(
      AlertRule rule, @Nullable SeriesMove move, Evaluation.Outcome outcome, String reason) {
    boolean is(Telling telling) {
      return outcome.telling() == telling;
    }

    NotificationReason told() {
      return NotificationContent.reason(rule, reason);
    }
  }

  /** Weighs a change by the rules of somebody who watches its item. */
  Optional<StoredNotification> weigh(Watcher watcher, IncomingChange change) {
    AlertWords words = new AlertWords(change.item().region());
    List<Weighed> weighed = new ArrayList<>();
    for (AlertRule rule : watcher.rules()) {
      Weighed one =
          rule.condition() instanceof Condition.SaleAnnounced
              ? announced(words, watcher, rule, change)
              : moved(words, watcher, rule, change);
      if (one != null) {
        weighed.add(one);
      }
    }
    boolean tells = weighed.stream().anyMatch(one -> one.is(Telling.NOW));
    weighed.forEach(one -> keep(watcher, change, one, tells));
    if (!tells) {
      return Optional.empty();
    }
    List<Weighed> told =
        weighed.stream().filter(one -> one.is(Telling.NOW) || one.is(Telling.LATER)).toList();
    SeriesMove shown =
        told.stream().map(Weighed::move).filter(Objects::nonNull).findFirst().orElse(null);
    return Optional.of(
        stored(
            watcher,
            new NotificationId(watcher.listing().value(), change.number()),
            NotificationContent.of(change, shown, told.stream().map(Weighed::told).toList())));
  }

  /** How many rules of these watchers nearly fire at what a change has led to. */
  int near(List<Watcher> watchers, IncomingChange change) {
    int near = 0;
    for (Watcher watcher : watchers) {
      for (AlertRule rule : watcher.rules()) {
        SeriesMove move = move(watcher, rule, change);
        RuleState state = states.get(key(watcher, rule));
        Price base = state == null ? null : state.base();
        near += move != null && NearAlert.is(rule, base, move.after(), now) ? 1 : 0;
      }
    }
    return near;
  }

  private @Nullable Weighed announced(
      AlertWords words, Watcher watcher, AlertRule rule, IncomingChange change) {
    AnnouncedSale sale = change.announced();
    if (sale == null) {
      return null;
    }
    boolean old = change.old() || !now.isBefore(sale.endsAt());
    Evaluation.Outcome outcome =
        Evaluation.announced(rule, states.get(key(watcher, rule)), change.seenAt(), old, now);
    return new Weighed(rule, null, outcome, words.announced(sale));
  }

  private @Nullable Weighed moved(
      AlertWords words, Watcher watcher, AlertRule rule, IncomingChange change) {
    SeriesMove move = move(watcher, rule, change);
    if (move == null) {
      return null;
    }
    Evaluation.Outcome outcome =
        Evaluation.of(rule, states.get(key(watcher, rule)), move, change.old(), now);
    return new Weighed(rule, move, outcome, words.reason(rule.condition(), move, outcome.base()));
  }

  /** How the price moved that a rule looks at; null when it did not. */
  private static @Nullable SeriesMove move(Watcher watcher, AlertRule rule, IncomingChange change) {
    ModelId model = Objects.requireNonNullElse(rule.model(), watcher.model());
    return change.moves().stream()
        .filter(one -> one.model().equals(model))
        .findFirst()
        .orElse(null);
  }

  private void keep(Watcher watcher, IncomingChange change, Weighed one, boolean tells) {
    StateKey key = key(watcher, one.rule());
    RuleState was = states.get(key);
    RuleState is = one.outcome().state();
    keep(
        key,
        switch (one.outcome().telling()) {
          case NOTHING, NOW -> is;
          case LATER ->
              tells ? one.outcome().told() : is.holding(held(one, change, List.of(one.told())));
          case STILL -> is.holding(held(one, change, Objects.requireNonNull(was).held()));
        });
  }

  private static @Nullable Held held(Weighed one, IncomingChange change, @Nullable Held before) {
    return before == null ? null : held(one, change, before.content().getReasonsList());
  }

  private static Held held(Weighed one, IncomingChange change, List<NotificationReason> reasons) {
    Instant fired = Objects.requireNonNull(one.outcome().state().lastFiredAt());
    return new Held(
        fired.plus(one.rule().coolDown()), NotificationContent.of(change, one.move(), reasons));
  }

  /** Tells what the rules of a watcher held until now. */
  Optional<StoredNotification> tellHeld(Watcher watcher) {
    List<Notification> told = new ArrayList<>();
    for (AlertRule rule : watcher.rules()) {
      StateKey key = key(watcher, rule);
      RuleState state = states.get(key);
      if (state == null || state.held() == null) {
        continue;
      }
      Notification content = state.held().content();
      boolean silent = rule.isSilent(now) || isOver(content) || !rule.fits(state, watcher.model());
      keep(key, Evaluation.afterCoolDown(rule, state, silent, now));
      if (!silent) {
        told.add(content);
      }
    }
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(
            stored(watcher, NotificationId.later(watcher.listing().value(), now), together(told)));
  }

  /** The newest of them, for all their reasons. */
  private static Notification together(List<Notification> held) {
    Notification newest = held.getFirst();
    List<NotificationReason> reasons = new ArrayList<>();
    for (Notification one : held) {
      newest = one.getSeenAtMs() > newest.getSeenAtMs() ? one : newest;
      reasons.addAll(one.getReasonsList());
    }
    return newest.toBuilder().clearReasons().addAllReasons(reasons).build();
  }

  /** Nobody is told that a flash sale was announced once it has ended. */
  private boolean isOver(Notification content) {
    return content.hasAnnouncedSale()
        && !content.hasAfter()
        && content.getAnnouncedSale().getEndsAtMs() <= now.toEpochMilli();
  }

  /** Gives up what is held for rules that do not hold for their item any more. */
  void dropHeld() {
    states.forEach((key, state) -> {
      if (state.held() != null) {
        changed.put(key, state.holding(null));
      }
    });
  }

  private static StateKey key(Watcher watcher, AlertRule rule) {
    return new StateKey(watcher.account(), watcher.listing(), rule.id());
  }

  private void keep(StateKey key, RuleState is) {
    if (!is.equals(states.get(key))) {
      states.put(key, is);
      changed.put(key, is);
    }
  }

  private StoredNotification stored(Watcher watcher, NotificationId id, Notification content) {
    return new StoredNotification(watcher.account(), id, now, null, content);
  }
}
