package dev.tidemark.simulator.fault;

import dev.tidemark.protocol.ItemId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which requests meet a fault. Immutable.
 *
 * @param share of the requests that fit, more than 0 to 1; spread evenly, not by chance
 * @param items only requests that name one of these, empty for all
 * @param path only paths that begin so; null for {@code /api/}, {@code /graphql} and, for faults of
 *     short links, {@code /s/}
 * @param from null for at once
 * @param until null for ever
 * @param count how many times at most, null for ever
 */
public record FaultRule(
    Fault fault,
    double share,
    Set<ItemId> items,
    @Nullable String path,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer count) {
  public FaultRule {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is more than 0 and at most 1, not " + share);
    }
    if (count != null && count < 1) {
      throw new IllegalArgumentException("a count is at least 1, not " + count);
    }
    items = Set.copyOf(items);
  }

  /** Every request for JSON meets this fault. */
  public static FaultRule always(Fault fault) {
    return new FaultRule(fault, 1, Set.of(), null, null, null, null);
  }

  public static FaultRule always(FaultKind kind) {
    return always(new Fault(kind, Fault.DEFAULT_SECONDS));
  }

  /**
   * Reads {@code kind[:seconds][@share]}, such as {@code stall:3@0.1}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static FaultRule parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return always(Fault.parse(text));
    }
    try {
      return always(Fault.parse(text.substring(0, at)))
          .withShare(Double.parseDouble(text.substring(at + 1)));
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException(
          "a share is a number such as 0.1, not '" + text.substring(at + 1) + "'", notNumber);
    }
  }

  public FaultRule withShare(double share) {
    return new FaultRule(fault, share, items, path, from, until, count);
  }

  public FaultRule withItems(Set<ItemId> items) {
    return new FaultRule(fault, share, items, path, from, until, count);
  }

  public FaultRule withPath(String path) {
    return new FaultRule(fault, share, items, path, from, until, count);
  }

  public FaultRule withCount(int count) {
    return new FaultRule(fault, share, items, path, from, until, count);
  }

  public FaultRule during(Instant from, Instant until) {
    return new FaultRule(fault, share, items, path, from, until, count);
  }

  /** Whether this rule is about such a request at all. */
  boolean concerns(String requested, Set<ItemId> named, Instant now) {
    return fitsPath(requested)
        && (items.isEmpty() || named.stream().anyMatch(items::contains))
        && (from == null || !now.isBefore(from))
        && (until == null || now.isBefore(until));
  }

  private boolean fitsPath(String requested) {
    if (path != null) {
      return requested.startsWith(path);
    }
    return switch (fault.kind().stage()) {
      case LINK -> requested.startsWith("/s/");
      case AFFILIATE -> requested.equals("/graphql");
      case INSTEAD, CONTENT, DELIVERY ->
          requested.startsWith("/api/") || requested.equals("/graphql");
    };
  }
}
