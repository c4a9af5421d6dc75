package dev.tidemark.user.alert;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.user.alert.Condition.AnyChange;
import dev.tidemark.user.alert.Condition.BackInStock;
import dev.tidemark.user.alert.Condition.DropByAmount;
import dev.tidemark.user.alert.Condition.DropByPercent;
import dev.tidemark.user.alert.Condition.FlashSale;
import dev.tidemark.user.alert.Condition.GoodByVerdict;
import dev.tidemark.user.alert.Condition.NewLowest;
import dev.tidemark.user.alert.Condition.SaleAnnounced;
import dev.tidemark.user.alert.Condition.TargetPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule fires on a change, and how it stands afterwards. Pure: the same input has the same
 * outcome.
 *
 * <p>Rules with a threshold fire once when the price enters their {@link Zone}, and not again until
 * it has left it. What it would tell within its cool-down it tells when that ends, if it is still
 * so. A rule that is silent (muted, snoozed, or told of an old change) goes through the same states
 * without firing, so that nothing bursts out when it speaks again.
 */
public final class Evaluation {
  /** Less history than this makes almost every price the lowest ever. */
  static final Duration EVIDENCE = Duration.ofDays(14);

  /** What is to be told of a change. */
  public enum Telling {
    /** Nothing, and what was held is not so any more. */
    NOTHING,
    /** At once. */
    NOW,
    /** When the cool-down ends, instead of what was held before. */
    LATER,
    /** What is held is still so, at the new price. */
    STILL
  }

  /**
   * What came of a change.
   *
   * @param state afterwards; what it holds is added when it is to be told later
   * @param told the state once it has been told, now or later
   * @param base of a drop: what it was measured from
   */
  public record Outcome(RuleState state, Telling telling, RuleState told, @Nullable Price base) {}

  private final AlertRule rule;
  private final RuleState was;
  private final SeriesMove move;
  private final boolean silent;
  private final boolean cooling;

  private Evaluation(AlertRule rule, @Nullable RuleState was, SeriesMove move, boolean silent) {
    this.rule = rule;
    this.move = move;
    this.silent = silent;
    int goal = rule.goal(move.model());
    this.was = was == null || was.goal() != goal ? beginning(goal) : was;
    this.cooling = isCooling(rule, this.was.lastFiredAt(), move.seenAt());
  }

  /**
   * Weighs a change.
   *
   * @param was null at the first change since the rule began
   * @param old whether the change was seen too long ago to wake anybody
   * @param now by which snoozing ends
   */
  public static Outcome of(
      AlertRule rule, @Nullable RuleState was, SeriesMove move, boolean old, Instant now) {
    return new Evaluation(rule, was, move, old || rule.isSilent(now)).outcome();
  }

  /** Weighs the announcement of a flash sale, of which each is one event. */
  public static Outcome announced(
      AlertRule rule, @Nullable RuleState was, Instant seenAt, boolean old, Instant now) {
    int goal = rule.goal(ModelId.HEADLINE);
    RuleState state =
        was == null || was.goal() != goal ? new RuleState(goal, true, null, null, null) : was;
    if (old || rule.isSilent(now)) {
      return new Outcome(state, Telling.NOTHING, state, null);
    }
    RuleState told = state.fired(true, null, seenAt);
    return isCooling(rule, state.lastFiredAt(), seenAt)
        ? new Outcome(state.holding(null), Telling.LATER, told, null)
        : new Outcome(told, Telling.NOW, told, null);
  }

  /**
   * How a rule stands when the cool-down has ended in which it held something.
   *
   * @param state holds something
   * @param silent whether nobody is told
   */
  public static RuleState afterCoolDown(
      AlertRule rule, RuleState state, boolean silent, Instant now) {
    Held held = Objects.requireNonNull(state.held());
    RuleState told =
        rule.condition() instanceof SaleAnnounced
            ? state.fired(true, null, now)
            : told(rule.condition(), state, held.price(), now);
    return silent ? state.with(told.armed(), told.base()) : told;
  }

  private Outcome outcome() {
    return switch (rule.condition()) {
      case TargetPrice target -> inZone(new Zone(target.target().units()));
      case DropByPercent drop -> drop(drop.since());
      case DropByAmount drop -> drop(drop.since());
      case NewLowest lowest -> once(isLowest(lowest));
      case BackInStock _ -> once(isBack());
      case FlashSale sale -> once(hasBegun(sale));
      case AnyChange _ -> once(move.before() != null);
      case GoodByVerdict _ -> good();
      case SaleAnnounced _ -> quiet(was);
    };
  }

  /** As the rule would stand if it had been told of the price before. */
  private RuleState beginning(int goal) {
    Offer first = Optional.ofNullable(move.before()).orElse(move.after());
    boolean armed =
        switch (rule.condition()) {
          case TargetPrice target ->
              !first.inStock() || !new Zone(target.target().units()).contains(first.price());
          case GoodByVerdict _ -> move.before() == null || !first.inStock() || !move.wasGood();
          case DropByPercent _,
              DropByAmount _,
              NewLowest _,
              BackInStock _,
              FlashSale _,
              AnyChange _,
              SaleAnnounced _ ->
              true;
        };
    return new RuleState(goal, armed, first.price(), null, null);
  }

  /**
   * A change may have been seen before the rule was last told and arrive after it; and a clock that
   * was set back must not make a rule silent for as long as it was ahead.
   */
  private static boolean isCooling(AlertRule rule, @Nullable Instant last, Instant at) {
    return last != null && Duration.between(last, at).abs().compareTo(rule.coolDown()) < 0;
  }

  /** What cannot be bought has no price that anybody waits for. */
  private Outcome inZone(Zone zone) {
    Price price = move.after().price();
    if (!move.after().inStock()) {
      return quiet(was);
    }
    if (was.armed() && zone.contains(price)) {
      return tell(was, was.base());
    }
    return quiet(zone.isLeftBy(price) ? was.with(true, was.base()) : was);
  }

  private Outcome drop(Since since) {
    Price base = Optional.ofNullable(was.base()).orElse(move.after().price());
    return since == Since.ADDED ? inZone(zone(base)) : fromHighest(base);
  }

  private Outcome fromHighest(Price highest) {
    Price price = move.after().price();
    if (!move.after().inStock()) {
      return quiet(was);
    }
    return zone(highest).contains(price)
        ? tell(was, highest)
        : quiet(was.with(true, price.compareTo(highest) > 0 ? price : highest));
  }

  private Zone zone(Price base) {
    return switch (rule.condition()) {
      case DropByPercent drop -> Zone.below(base, drop.percent());
      case DropByAmount drop -> new Zone(base.units() - drop.amount().units());
      case TargetPrice _,
          NewLowest _,
          BackInStock _,
          FlashSale _,
          AnyChange _,
          GoodByVerdict _,
          SaleAnnounced _ ->
          throw new IllegalStateException("only a drop is measured from a price");
    };
  }

  /** The base is the price that it fired at last, or the first one that it knew. */
  private Outcome good() {
    Price price = move.after().price();
    if (!move.after().inStock()) {
      return quiet(was);
    }
    Price base = Optional.ofNullable(was.base()).orElse(price);
    boolean armed = was.armed() || isGoodNoMore(base) || hasBecomeUsual(base);
    if (!armed || move.good() == null) {
      return quiet(was.with(armed, base));
    }
    return tell(was.with(true, base), base);
  }

  private boolean isGoodNoMore(Price base) {
    return move.good() == null && new Zone(base.units()).isLeftBy(move.after().price());
  }

  /** A price that stays is the usual one some day; what is then clearly lower is news. */
  private boolean hasBecomeUsual(Price base) {
    Offer before = move.before();
    return before != null
        && before.inStock()
        && !move.wasGood()
        && before.price().compareTo(base) <= 0
        && new Zone(move.after().price().units()).isLeftBy(base);
  }

  private Outcome once(boolean happens) {
    if (happens) {
      return tell(was, was.base());
    }
    return isStillSo() ? new Outcome(was.holding(null), Telling.STILL, was, null) : quiet(was);
  }

  /** Whether what happened within the cool-down has not been undone since. */
  private boolean isStillSo() {
    Held held = was.held();
    if (held == null || !move.after().inStock()) {
      return false;
    }
    boolean notHigher = move.after().price().compareTo(held.price()) <= 0;
    return switch (rule.condition()) {
      case BackInStock _ -> true;
      case NewLowest _ -> notHigher;
      case FlashSale sale -> move.after().flashSale() && (sale.percent() == 0 || notHigher);
      case TargetPrice _,
          DropByPercent _,
          DropByAmount _,
          AnyChange _,
          GoodByVerdict _,
          SaleAnnounced _ ->
          false;
    };
  }

  private boolean isLowest(NewLowest lowest) {
    Offer before = move.before();
    Instant since = move.aboveSince();
    if (before == null
        || since == null
        || !move.after().inStock()
        || move.after().price().compareTo(before.price()) >= 0) {
      return false;
    }
    Integer days = lowest.days();
    return days == null
        ? move.lowestEver() && !since.isAfter(move.seenAt().minus(EVIDENCE))
        : !since.isAfter(move.seenAt().minus(Duration.ofDays(days)));
  }

  private boolean isBack() {
    return move.before() != null && !move.before().inStock() && move.after().inStock();
  }

  private boolean hasBegun(FlashSale sale) {
    Offer before = move.before();
    if (before == null || before.flashSale() || !move.after().flashSale()) {
      return false;
    }
    Price prior = move.priorPrice();
    return move.after().inStock()
        && (sale.percent() == 0
            || (prior != null && Zone.below(prior, sale.percent()).contains(move.after().price())));
  }

  /** Tells now, or as soon as the cool-down ends; or it goes the same way in silence. */
  private Outcome tell(RuleState untold, @Nullable Price base) {
    RuleState told = told(rule.condition(), untold, move.after().price(), move.seenAt());
    if (silent) {
      return quiet(untold.with(told.armed(), told.base()));
    }
    return cooling
        ? new Outcome(untold.holding(null), Telling.LATER, told, base)
        : new Outcome(told, Telling.NOW, told, base);
  }

  private static RuleState told(Condition condition, RuleState state, Price price, Instant at) {
    return switch (condition) {
      case TargetPrice _ -> state.fired(false, state.base(), at);
      case DropByPercent drop -> toldOfDrop(drop.since(), state, price, at);
      case DropByAmount drop -> toldOfDrop(drop.since(), state, price, at);
      case GoodByVerdict _ -> state.fired(false, price, at);
      case NewLowest _, BackInStock _, FlashSale _, AnyChange _, SaleAnnounced _ ->
          state.fired(true, state.base(), at);
    };
  }

  private static RuleState toldOfDrop(Since since, RuleState state, Price price, Instant at) {
    return switch (since) {
      case ADDED -> state.fired(false, state.base(), at);
      case LAST_ALERT -> state.fired(true, price, at);
    };
  }

  private static Outcome quiet(RuleState next) {
    RuleState free = next.holding(null);
    return new Outcome(free, Telling.NOTHING, free, null);
  }
}
