package dev.tidemark.simulator.exhibit;

import dev.tidemark.protocol.Price;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picks items so that together they show everything that can be said about a price: where each
 * begins its history depends on what it is to show. A function of the world and the moment.
 */
public final class Exhibition {
  /** How long most histories are: a year and a half. */
  public static final Duration PAST = Duration.ofDays(548);

  /** The time that prices are compared over. */
  private static final Duration RECENTLY = Duration.ofDays(90);

  private static final Duration FEW_DAYS = Duration.ofDays(5);
  private static final Duration LONG_ENOUGH = Duration.ofDays(40);

  /** A little more than what is needed to say so, since prices move on. */
  private static final double MOST = 0.8;

  private static final double SOME = 0.15;

  /** From the filling of a list to a look at its items. */
  private static final Duration TIME_TO_SEE = Duration.ofMinutes(1);

  /** Enough candidates for one to be found in every standing, looked through in a second. */
  private static final int CANDIDATES = 240;

  private final World world;
  private final Instant now;

  public Exhibition(World world, Instant now) {
    this.world = world;
    this.now = now;
  }

  /** So many items, fewer only when the shop has no more. */
  public List<Exhibit> pick(int count) {
    Map<Standing, Integer> open = places(count);
    List<Exhibit> picked = new ArrayList<>();
    List<DemoItem> left = new ArrayList<>();
    for (DemoItem item : world.showcase(Math.min(CANDIDATES, world.config().items()))) {
      Optional<Exhibit> exhibit = picked.size() == count ? Optional.empty() : exhibit(item, open);
      exhibit.ifPresentOrElse(picked::add, () -> left.add(item));
    }
    left.stream()
        .limit(count - picked.size())
        .map(item -> new Exhibit(item, now.minus(PAST)))
        .forEach(picked::add);
    return picked;
  }

  /** Of thirty: three at their lowest, three that never change, six low, five high, two new. */
  private static Map<Standing, Integer> places(int count) {
    Map<Standing, Integer> places = new EnumMap<>(Standing.class);
    places.put(Standing.LOWEST, Math.ceilDiv(count, 10));
    places.put(Standing.STEADY, Math.ceilDiv(count, 10));
    places.put(Standing.LOW, Math.ceilDiv(count, 5));
    places.put(Standing.HIGH, Math.ceilDiv(count, 6));
    places.put(Standing.NEW, Math.ceilDiv(count, 15));
    int taken = places.values().stream().mapToInt(Integer::intValue).sum();
    places.put(Standing.USUAL, Math.max(count - taken, 0));
    return places;
  }

  /** What an item can show of that for which there is still a place. */
  private Optional<Exhibit> exhibit(DemoItem item, Map<Standing, Integer> open) {
    Course course = Course.of(world, item, now.minus(PAST), now);
    if (!course.inStock() || world.truth(item, now).flashSale()) {
      return Optional.empty();
    }
    for (Standing standing : Standing.values()) {
      boolean wanted =
          open.getOrDefault(standing, 0) > 0 && (standing != Standing.LOWEST || stays(item));
      Optional<Instant> since = wanted ? since(standing, course) : Optional.empty();
      if (since.isPresent()) {
        open.merge(standing, -1, Integer::sum);
        return Optional.of(new Exhibit(item, since.get()));
      }
    }
    return Optional.empty();
  }

  /** A price at its lowest is soon gone again; there has to be time to see it. */
  private boolean stays(DemoItem item) {
    return world.changes(item, now, now.plus(TIME_TO_SEE)).stream()
        .noneMatch(change -> change.model().isHeadline());
  }

  /** Where a history has to begin for the price to stand so; empty when it never does. */
  private Optional<Instant> since(Standing standing, Course course) {
    Price price = course.price();
    double higher = course.share(RECENTLY, other -> other.compareTo(price) > 0);
    double lower = course.share(RECENTLY, other -> other.compareTo(price) < 0);
    Instant longAgo = now.minus(PAST);
    return switch (standing) {
      case LOWEST ->
          longEnough(course.lastAt(other -> other.compareTo(price) < 0).orElse(longAgo))
              .filter(since -> higherSince(since, course) >= SOME);
      case STEADY -> longEnough(course.unchangedSince());
      case LOW -> Optional.of(longAgo).filter(since -> higher >= MOST);
      case HIGH -> Optional.of(longAgo).filter(since -> lower >= MOST);
      case NEW -> Optional.of(now.minus(FEW_DAYS));
      case USUAL -> Optional.of(longAgo).filter(since -> higher < MOST && lower < MOST);
    };
  }

  private double higherSince(Instant since, Course course) {
    Duration known = Duration.between(since, now);
    return course.share(
        known.compareTo(RECENTLY) < 0 ? known : RECENTLY,
        other -> other.compareTo(course.price()) > 0);
  }

  private Optional<Instant> longEnough(Instant since) {
    return Optional.of(since).filter(start -> !start.isAfter(now.minus(LONG_ENOUGH)));
  }
}
