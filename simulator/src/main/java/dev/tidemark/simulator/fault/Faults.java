package dev.tidemark.simulator.fault;

import dev.tidemark.protocol.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The faults that are switched on at present; the first rule that applies decides. Can be changed
 * while the shop is open. Thread-safe.
 */
public final class Faults {
  /** A rule with what has become of it. */
  public record Active(long id, FaultRule rule, long met) {}

  private final List<Counted> rules = new CopyOnWriteArrayList<>();
  private final AtomicLong lastId = new AtomicLong();

  public Faults(List<FaultRule> initial) {
    initial.forEach(this::add);
  }

  /** Switches a fault on, after those that are on. Returns its number. */
  public long add(FaultRule rule) {
    long id = lastId.incrementAndGet();
    rules.add(new Counted(id, rule));
    return id;
  }

  /** Switches one off; false when there is none of that number. */
  public boolean remove(long id) {
    return rules.removeIf(rule -> rule.id == id);
  }

  public void clear() {
    rules.clear();
  }

  /** Those that are on, in the order in which they are asked, with how often each was met. */
  public List<Active> list() {
    return rules.stream()
        .map(counted -> new Active(counted.id, counted.rule, counted.met()))
        .toList();
  }

  /**
   * The fault that a request meets, if any.
   *
   * @param named the items it asks for
   */
  public Optional<Fault> meet(String path, Set<ItemId> named, Instant now) {
    for (Counted counted : rules) {
      if (counted.rule.concerns(path, named, now) && counted.isItsTurn()) {
        return Optional.of(counted.rule.fault());
      }
    }
    return Optional.empty();
  }

  private static final class Counted {
    private final long id;
    private final FaultRule rule;
    private long seen;
    private long met;

    Counted(long id, FaultRule rule) {
      this.id = id;
      this.rule = rule;
    }

    synchronized long met() {
      return met;
    }

    /** Every so-manieth request, so that a share of a half is exactly every other one. */
    synchronized boolean isItsTurn() {
      if (rule.count() != null && met >= rule.count()) {
        return false;
      }
      long before = (long) (seen * rule.share());
      seen++;
      boolean turn = (long) (seen * rule.share()) > before;
      met += turn ? 1 : 0;
      return turn;
    }
  }
}
