package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A flash-sale session as it is known.
 *
 * @param name the shop's own words; may be empty
 * @param startAt the first moment at which its prices hold
 * @param endAt the first moment at which they do not any more
 * @param itemsListedAt when the shop last listed its items; null before it first did
 * @param phase what has been done about it
 * @param items how many items it offers
 * @param soldOut of how many of them nothing is left
 * @param version grows with every visible change of the session or its items
 */
public record FlashSale(
    Region region,
    FlashSessionId id,
    Source source,
    String name,
    Instant startAt,
    Instant endAt,
    @Nullable Instant itemsListedAt,
    Phase phase,
    int items,
    int soldOut,
    long version) {

  /** How far a session has been followed. The number is stored. */
  public enum Phase {
    /** Its start has not been dealt with. */
    ANNOUNCED(0),
    /** Looks at its items were asked for when it began. */
    BEGUN(1),
    /** Looks at its items were asked for when it ended; it is never changed again. */
    ENDED(2);

    private final int number;

    Phase(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    static Phase ofNumber(int number) {
      return Arrays.stream(values())
          .filter(phase -> phase.number == number)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no phase has the number " + number));
    }
  }

  /** Where a session stands at a time. */
  public enum State {
    ANNOUNCED,
    RUNNING,
    ENDED
  }

  public State state(Instant now) {
    if (now.isBefore(startAt)) {
      return State.ANNOUNCED;
    }
    return now.isBefore(endAt) ? State.RUNNING : State.ENDED;
  }

  public Duration length() {
    return Duration.between(startAt, endAt);
  }
}
