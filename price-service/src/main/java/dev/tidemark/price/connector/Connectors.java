package dev.tidemark.price.connector;

import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.LeftAlone;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connectors of this instance, in the order in which they are preferred. Thread-safe.
 *
 * <p>An item is asked for at the first that has its region. It goes on to the next, within the same
 * look, when that one does not cover the item, or has been refusing us or out of budget for more
 * than a quarter of an hour. Whoever answers names the source: series of two sources are never
 * mixed.
 */
public final class Connectors implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Connectors.class);

  /**
   * Most refusals pass within minutes, and each change of source begins another series: so not for
   * less.
   */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Four times a day is often enough to notice that a source covers an item now. */
  private static final Duration NOT_OFFERED_FOR = Duration.ofHours(6);

  /** An item that a connector does not cover. */
  private record Uncovered(Connector connector, ItemKey item) {}

  private final List<Connector> connectors;
  private final Timekeeper time;
  private final LeftAlone<Uncovered> uncovered = new LeftAlone<>(NOT_OFFERED_FOR);

  public Connectors(List<Connector> connectors, Timekeeper time) {
    this.connectors = List.copyOf(connectors);
    this.time = time;
  }

  /** The one to ask first about items of a region. */
  public Optional<Connector> of(Region region) {
    List<Connector> sources = sources(region);
    return sources.stream()
        .filter(source -> !standsAside(source.state(region)))
        .findFirst()
        .or(() -> sources.stream().findFirst());
  }

  /** Every region that can be asked. */
  public Set<Region> regions() {
    return connectors.stream()
        .flatMap(connector -> connector.regions().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Calls that all price services together may make for a region; 0 when it has no source. */
  public double callsPerSecond(Region region) {
    return of(region).map(connector -> connector.hostRate(region).perSecond()).orElse(0.0);
  }

  public List<Connector> all() {
    return connectors;
  }

  /**
   * Looks at an item once, at as many sources as it takes. Blocks like {@link Connector#check} at
   * each.
   *
   * @throws IllegalArgumentException when no source has the item's region
   */
  public Asked check(ItemKey item) {
    List<Connector> sources = sources(item.region());
    Asked best = null;
    for (Connector source : sources) {
      boolean lastChance = best == null && source.equals(sources.getLast());
      if (lastChance || !isPassedOver(source, item)) {
        Asked asked = ask(source, item);
        best = better(best, asked);
        if (!goesOn(asked)) {
          return best;
        }
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("no source has region " + item.region());
    }
    return best;
  }

  /**
   * Looks at several items of one shop, at the source that is asked first, if that takes fewer
   * requests than items. Whatever is absent from the answer is to be {@link #check}ed.
   */
  public Map<ItemKey, Asked> checkShop(Set<ItemKey> items) {
    Optional<ItemKey> any = items.stream().findAny();
    Optional<Connector> first = any.flatMap(item -> of(item.region()));
    if (first.isEmpty() || !worthwhile(first.get(), items)) {
      return Map.of();
    }
    Connector source = first.get();
    Region region = any.orElseThrow().region();
    Map<ItemId, ItemKey> keys =
        items.stream().collect(Collectors.toMap(ItemKey::item, Function.identity()));
    Map<ItemKey, Asked> asked = new HashMap<>();
    answers(source, region, any.orElseThrow().shop(), keys.keySet())
        .forEach((item, answer) ->
            Optional.ofNullable(keys.get(item))
                .ifPresent(key ->
                    asked.put(key, new Asked(source.source(), answer, source.state(region)))));
    return asked;
  }

  private static boolean worthwhile(Connector source, Set<ItemKey> items) {
    int from = source.shopCheckWorthwhileFrom();
    return from > 0 && items.size() >= from;
  }

  private static Map<ItemId, PriceCheck> answers(
      Connector source, Region region, ShopId shop, Set<ItemId> items) {
    try {
      return source.checkShop(region, shop, items);
    } catch (RuntimeException mistake) {
      log.error("a look at a shop broke shop={} source={}", shop, source.source(), mistake);
      return Map.of();
    }
  }

  private List<Connector> sources(Region region) {
    return connectors.stream().filter(connector -> connector.regions().contains(region)).toList();
  }

  private boolean isPassedOver(Connector source, ItemKey item) {
    return standsAside(source.state(item.region()))
        || uncovered.contains(new Uncovered(source, item), time.nanos());
  }

  /** Refused for long, and not to be called yet: once it may be called, it is, to find out. */
  private boolean standsAside(ConnectorState state) {
    Instant next = state.nextCallAt();
    return isLongRefused(state) && next != null && next.isAfter(time.now());
  }

  private boolean isLongRefused(ConnectorState state) {
    boolean refused =
        state.condition() == Condition.BLOCKED || state.condition() == Condition.OUT_OF_BUDGET;
    return refused && state.since().plus(PATIENCE).isBefore(time.now());
  }

  private Asked ask(Connector source, ItemKey item) {
    PriceCheck answer = answer(source, item);
    if (answer instanceof PriceCheck.NotOffered) {
      uncovered.add(new Uncovered(source, item), time.nanos());
    }
    return new Asked(source.source(), answer, source.state(item.region()));
  }

  private static PriceCheck answer(Connector source, ItemKey item) {
    try {
      return source.check(item);
    } catch (RuntimeException mistake) {
      log.error("a price check broke item={} source={}", item, source.source(), mistake);
      return new PriceCheck.Unreachable(PriceCheck.UnreachableReason.UNKNOWN_ERROR, null);
    }
  }

  /** Whether the next source is to be asked as well. */
  private boolean goesOn(Asked asked) {
    return switch (asked.answer()) {
      case PriceCheck.NotOffered _ -> true;
      case PriceCheck.Blocked _, PriceCheck.Postponed _ -> isLongRefused(asked.state());
      case PriceCheck.Answered _,
          PriceCheck.Gone _,
          PriceCheck.Withheld _,
          PriceCheck.Refused _,
          PriceCheck.Unreachable _,
          PriceCheck.Retired _ ->
          false;
    };
  }

  /** That a source does not cover the item tells less than anything else. */
  private static Asked better(@Nullable Asked before, Asked now) {
    return before != null && now.answer() instanceof PriceCheck.NotOffered ? before : now;
  }

  @Override
  public void close() {
    connectors.forEach(Connector::close);
  }
}
