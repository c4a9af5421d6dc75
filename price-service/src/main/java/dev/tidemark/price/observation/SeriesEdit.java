package dev.tidemark.price.observation;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.observation.ObservedRow;
import dev.tidemark.marketplace.gate.JumpRule;
import dev.tidemark.protocol.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts observations, in whatever order they arrive, at their places in one series of changes. Pure
 * calculation; for one thread and one use.
 *
 * <p>A row stands only where it differs from the row before it. A row after it that says the same
 * goes. An implausible change waits until another observation at another time has the same price.
 */
final class SeriesEdit {
  /**
   * How near two observations that agree have to be; as long as a price held before is believed.
   */
  static final Duration AGREES_WITHIN = Duration.ofDays(30);

  /** As long as between two looks of our own: a reloaded page is no second observation. */
  private static final Duration APART = Duration.ofSeconds(20);

  /** Longer than anybody sends the same request again because its answer did not come. */
  private static final Duration NO_RETRY = Duration.ofMinutes(2);

  /** The place of a doubted observation of earlier, which nobody waits for. */
  private static final int EARLIER = -1;

  /**
   * An observation.
   *
   * @param index its place among those reported
   * @param timed whether its reporter said when; else it may be an earlier one that is sent again
   * @param offer what it says, given what the series stood at before
   */
  record Seen(int index, Instant at, boolean timed, UnaryOperator<Offer> offer) {
    @Nullable Price price() {
      return offer.apply(Offer.UNKNOWN).price();
    }
  }

  /** What became of an observation. */
  enum Fate {
    ACCEPTED,
    UNCHANGED,
    DOUBTED,
    CONTRADICTED
  }

  private final Map<Instant, ObservedRow> stored = new HashMap<>();
  private final TreeMap<Instant, ObservedRow> rows = new TreeMap<>();
  private final Map<Integer, Fate> fates = new HashMap<>();
  private final @Nullable ObservedRow pending;
  private @Nullable Instant looked;
  private @Nullable ObservedRow doubted;

  /**
   * @param existing the rows around the observations: a month before and after, and one beyond each
   * @param pending the doubted observation of earlier
   * @param lastSeen the last time at which this item was observed; null when it never was
   */
  SeriesEdit(
      Collection<ObservedRow> existing, @Nullable ObservedRow pending, @Nullable Instant lastSeen) {
    existing.forEach(row -> stored.put(row.at(), row));
    rows.putAll(stored);
    this.pending = pending;
    this.looked = lastSeen;
  }

  /** Puts observations at their places. */
  void put(Collection<Seen> reported) {
    List<Seen> all = new ArrayList<>(reported);
    ObservedRow earlier = pending;
    if (earlier != null) {
      all.add(new Seen(EARLIER, earlier.at(), true, _ -> earlier.offer()));
    }
    all.sort(Comparator.comparing(Seen::at).thenComparingInt(Seen::index));
    Instant before = null;
    for (Seen seen : all) {
      Fate fate = put(seen, all, before);
      fates.put(seen.index(), fate);
      if (fate == Fate.ACCEPTED || fate == Fate.UNCHANGED) {
        before = seen.at();
      }
    }
  }

  private Fate put(Seen seen, List<Seen> all, @Nullable Instant before) {
    ObservedRow last = value(rows.lowerEntry(seen.at()));
    Offer was = last == null ? Offer.UNKNOWN : last.offer();
    Offer is = seen.offer().apply(was);
    ObservedRow same = rows.get(seen.at());
    if (same != null) {
      return same.offer().equals(is) ? Fate.UNCHANGED : Fate.CONTRADICTED;
    }
    if (is.equals(was)) {
      return Fate.UNCHANGED;
    }
    ObservedRow row = new ObservedRow(seen.at(), is, gap(seen.at(), last, before));
    if (isImplausible(was, seen, is) && !isAgreedWith(seen, is, all)) {
      doubted = earlier(doubted, row);
      return Fate.DOUBTED;
    }
    insert(row);
    return Fate.ACCEPTED;
  }

  /**
   * However often a price is seen meanwhile, it is the first time that another has to agree with.
   */
  private static ObservedRow earlier(@Nullable ObservedRow doubted, ObservedRow row) {
    if (doubted == null
        || !isSame(doubted.offer().price(), row.offer().price())
        || doubted.at().plus(AGREES_WITHIN).isBefore(row.at())) {
      return row;
    }
    return doubted;
  }

  private void insert(ObservedRow row) {
    rows.put(row.at(), row);
    ObservedRow next = value(rows.higherEntry(row.at()));
    if (next == null) {
      return;
    }
    if (next.offer().equals(row.offer())) {
      rows.remove(next.at());
      return;
    }
    long gap = Duration.between(row.at(), next.at()).toSeconds();
    Long known = next.gapSeconds();
    if (known == null || gap < known) {
      rows.put(next.at(), new ObservedRow(next.at(), next.offer(), gap));
    }
  }

  /** A first row is compared with the one after it: whichever of the two comes later is doubted. */
  private boolean isImplausible(Offer was, Seen seen, Offer is) {
    Price now = is.price();
    Price price = was.price();
    if (now == null) {
      return false;
    }
    if (price != null) {
      return JumpRule.suspicious(price, now);
    }
    ObservedRow next = value(rows.higherEntry(seen.at()));
    return next != null
        && next.offer().price() != null
        && JumpRule.suspicious(now, next.offer().price());
  }

  private boolean isAgreedWith(Seen seen, Offer is, List<Seen> all) {
    boolean byRow =
        rows.values().stream()
            .anyMatch(row ->
                agree(seen.at(), row.at(), seen.timed())
                    && isSame(is.price(), row.offer().price()));
    return byRow
        || all.stream()
            .anyMatch(other ->
                agree(seen.at(), other.at(), seen.timed() && other.timed())
                    && isSame(is.price(), other.price()));
  }

  private static boolean agree(Instant one, Instant other, boolean timed) {
    Duration apart = Duration.between(one, other).abs();
    return apart.compareTo(timed ? APART : NO_RETRY) >= 0 && apart.compareTo(AGREES_WITHIN) <= 0;
  }

  private static boolean isSame(@Nullable Price one, @Nullable Price other) {
    return one != null && one.equals(other);
  }

  /** Since the latest observation before, as far as one is known. */
  private @Nullable Long gap(Instant at, @Nullable ObservedRow last, @Nullable Instant before) {
    if (last == null) {
      return null;
    }
    Instant latest = last.at();
    if (before != null && before.isAfter(latest)) {
      latest = before;
    }
    if (looked != null && looked.isAfter(latest) && looked.isBefore(at)) {
      latest = looked;
    }
    return Duration.between(latest, at).toSeconds();
  }

  Fate fate(int index) {
    return fates.getOrDefault(index, Fate.UNCHANGED);
  }

  /** Rows that are new, or different. */
  List<ObservedRow> written() {
    return rows.values().stream().filter(row -> !row.equals(stored.get(row.at()))).toList();
  }

  /** The times of rows that are no more. */
  List<Instant> deleted() {
    return stored.keySet().stream().filter(at -> !rows.containsKey(at)).sorted().toList();
  }

  /** The newest row that is known here. */
  Optional<ObservedRow> newest() {
    return Optional.ofNullable(value(rows.lastEntry()));
  }

  List<ObservedRow> between(Instant from, Instant to) {
    return List.copyOf(rows.subMap(from, to).values());
  }

  /** What is doubted from now on; empty when nothing is. */
  Optional<ObservedRow> doubted() {
    return Optional.ofNullable(doubted);
  }

  private static @Nullable ObservedRow value(Map.@Nullable Entry<Instant, ObservedRow> entry) {
    return entry == null ? null : entry.getValue();
  }
}
