package dev.tidemark.price.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The starts and ends of the flash sales that an item takes part in, as far as they are known.
 *
 * @param times all of them, in any order
 * @param looked those after which the item itself is looked at; what the list of a session shows
 *     needs no look of its own
 */
public record Boundaries(List<Instant> times, List<Instant> looked) {
  /** No flash sale is known. */
  public static final Boundaries NONE = new Boundaries(List.of(), List.of());

  /** A price shortly before or after a boundary may well be that of the other side. */
  private static final Duration NEAR = Duration.ofMinutes(2);

  public Boundaries {
    times = List.copyOf(times);
    looked = List.copyOf(looked);
  }

  /** The first boundary after a time after which the item is looked at. */
  Optional<Instant> next(Instant after) {
    return looked.stream().filter(time -> time.isAfter(after)).min(Instant::compareTo);
  }

  /** Whether there is a boundary after one time and not after the other. */
  boolean within(Instant from, Instant to) {
    return times.stream().anyMatch(time -> time.isAfter(from) && !time.isAfter(to));
  }

  /** Whether there is a boundary within two minutes of a time. */
  public boolean near(Instant at) {
    return within(at.minus(NEAR).minusMillis(1), at.plus(NEAR));
  }
}
