package dev.tidemark.marketplace.politeness;

import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.HostRate;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.listing.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands between us and a host: every call to it goes through {@link #ask}, which
 * waits for its turn or says why there is none. Thread-safe.
 *
 * <p>A refusal closes the whole host for a while, a run of failures only the endpoint that failed.
 */
public final class HostPoliteness {
  /** How long a call waits for its turn before it is postponed. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** At the full rate of 2 a second a host that takes 2 seconds to answer is never idle. */
  static final int MOST_IN_FLIGHT = 4;

  /** The first pause after a refusal; each further one in a row doubles it, up to 6 hours. */
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  /** Stands for every answer that speaks well of the host. */
  private static final PriceCheck ANSWERED = new PriceCheck.Gone();

  /** When all places are taken, one is free again as soon as an answer has come. */
  private static final Duration WHILE_FULL = Duration.ofSeconds(1);

  private final Timekeeper time;
  private final RandomGenerator random;
  private final HostStanding standing;
  private final Turns turns;
  private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT, true);
  private final BackOff pauses;
  private final CircuitBreaker wholeHost;
  private final Map<String, CircuitBreaker> endpoints = new ConcurrentHashMap<>();
  private int refusalsInARow;

  /**
   * Starts with full trust, alone with the host.
   *
   * @param host its name, for the operator
   * @param perSecond the rate that is never exceeded
   */
  public HostPoliteness(String host, double perSecond, Timekeeper time, RandomGenerator random) {
    this(new HostRate(host, perSecond), TurnKeeper.inMemory(time), time, random);
  }

  /** Starts with full trust, among others who call the host. */
  public HostPoliteness(HostRate host, TurnKeeper turns, Timekeeper time, RandomGenerator random) {
    this.turns = turns.of(host);
    this.time = time;
    this.random = random;
    this.standing = new HostStanding(host.host(), time.now());
    this.pauses = new BackOff(FIRST_PAUSE, BackOff.CAP, random);
    this.wholeHost = new CircuitBreaker(pauses);
  }

  /** How the host has been treating us. */
  public ConnectorState state() {
    return standing.state();
  }

  /** Like {@link #ask}, for a question that is not about one item. */
  public <T> ShopAnswer<T> askShop(String endpoint, Supplier<ShopAnswer<T>> call) {
    AtomicReference<ShopAnswer.@Nullable Answered<T>> answer = new AtomicReference<>();
    PriceCheck check =
        ask(
            endpoint,
            () ->
                switch (call.get()) {
                  case ShopAnswer.Answered<T> answered -> {
                    answer.set(answered);
                    yield ANSWERED;
                  }
                  case ShopAnswer.Failed<T>(PriceCheck reason) -> reason;
                });
    ShopAnswer.Answered<T> answered = answer.get();
    return answered == null ? new ShopAnswer.Failed<>(check) : answered;
  }

  /** Makes one call to an endpoint when its turn comes, and learns from the answer. */
  public PriceCheck ask(String endpoint, Supplier<PriceCheck> call) {
    CircuitBreaker breaker =
        endpoints.computeIfAbsent(endpoint, _ -> new CircuitBreaker(new BackOff(random)));
    boolean mine = false;
    try {
      mine = inFlight.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return mine ? askInTurn(breaker, call) : new PriceCheck.Postponed(WHILE_FULL);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new PriceCheck.Postponed(Duration.ZERO);
    } finally {
      if (mine) {
        inFlight.release();
      }
    }
  }

  private PriceCheck askInTurn(CircuitBreaker breaker, Supplier<PriceCheck> call)
      throws InterruptedException {
    Optional<PriceCheck> hindrance = hindrance(breaker);
    if (hindrance.isPresent()) {
      return hindrance.get();
    }
    return switch (turns.next(PATIENCE)) {
      case Turns.Turn.TooFar(Duration delay) -> new PriceCheck.Postponed(delay);
      case Turns.Turn.Taken(Duration delay) -> askAfter(delay, breaker, call);
    };
  }

  private PriceCheck askAfter(Duration delay, CircuitBreaker breaker, Supplier<PriceCheck> call)
      throws InterruptedException {
    if (delay.isPositive()) {
      time.sleep(delay);
    }
    return askNow(breaker, call);
  }

  /** What keeps us from asking, found out before a turn is taken for nothing. */
  private Optional<PriceCheck> hindrance(CircuitBreaker breaker) {
    Optional<PriceCheck> closed = closed();
    if (closed.isPresent()) {
      return closed;
    }
    Duration probing = wholeHost.remaining(time.nanos());
    if (probing.isPositive()) {
      return Optional.of(new PriceCheck.Postponed(probing));
    }
    Duration broken = breaker.remaining(time.nanos());
    return broken.isPositive() ? Optional.of(circuitOpen(broken)) : Optional.empty();
  }

  private Optional<PriceCheck> closed() {
    Turns.Closure closure = turns.closure();
    if (closure.isOver()) {
      return Optional.empty();
    }
    if (closure.refused()) {
      standing.refusedElsewhere(closure.remaining(), time.now());
    }
    return Optional.of(new PriceCheck.Postponed(closure.remaining()));
  }

  private static PriceCheck circuitOpen(Duration remaining) {
    return new PriceCheck.Unreachable(UnreachableReason.CIRCUIT_OPEN, remaining);
  }

  /** While we waited, others may have been refused, or may have failed. */
  private PriceCheck askNow(CircuitBreaker breaker, Supplier<PriceCheck> call) {
    Optional<PriceCheck> closed = closed();
    if (closed.isPresent()) {
      return closed.get();
    }
    Duration probing = wholeHost.tryPass(time.nanos());
    if (probing.isPositive()) {
      return new PriceCheck.Postponed(probing);
    }
    Duration broken = breaker.tryPass(time.nanos());
    if (broken.isPositive()) {
      wholeHost.unused();
      return circuitOpen(broken);
    }
    PriceCheck check = null;
    try {
      check = call.get();
    } finally {
      if (check == null) {
        breaker.unused();
        wholeHost.unused();
      }
    }
    return learn(breaker, check);
  }

  private PriceCheck learn(CircuitBreaker breaker, PriceCheck check) {
    return switch (check) {
      case PriceCheck.Answered _,
          PriceCheck.Withheld _,
          PriceCheck.Gone _,
          PriceCheck.NotOffered _ -> {
        succeeded(breaker);
        yield check;
      }
      case PriceCheck.Blocked refusal -> refused(breaker, refusal);
      case PriceCheck.Refused(Set<Refusal> reasons) -> {
        disbelieved(breaker, reasons);
        yield check;
      }
      case PriceCheck.Unreachable failure -> {
        breaker.failed(time.nanos());
        unreachable(failure);
        yield check;
      }
      case PriceCheck.Retired _, PriceCheck.Postponed _ -> {
        breaker.unused();
        wholeHost.unused();
        yield check;
      }
    };
  }

  private void succeeded(CircuitBreaker breaker) {
    synchronized (this) {
      refusalsInARow = 0;
    }
    breaker.succeeded(time.nanos());
    wholeHost.succeeded(time.nanos());
    standing.answered(time.now());
  }

  /**
   * Invented prices slow nobody but the item, which is left alone for longer each time: were the
   * host slowed as well, one such item would starve all others. An answer about another item is no
   * fault of the host's, for users choose what is asked.
   */
  private void disbelieved(CircuitBreaker breaker, Set<Refusal> reasons) {
    wholeHost.unused();
    if (reasons.equals(Set.of(Refusal.WRONG_ITEM))) {
      breaker.succeeded(time.nanos());
      return;
    }
    breaker.failed(time.nanos());
  }

  private PriceCheck refused(CircuitBreaker breaker, PriceCheck.Blocked refusal) {
    int inARow;
    synchronized (this) {
      // Calls that were under way together are refused together, and count once.
      if (refusalsInARow == 0 || turns.closure().isOver()) {
        refusalsInARow++;
      }
      inARow = refusalsInARow;
    }
    // What the host itself asks for is obeyed exactly.
    Duration pause =
        refusal.retryAfter().isPositive() ? refusal.retryAfter() : pauses.halfJitter(inARow);
    turns.refused(pause);
    breaker.unused();
    wholeHost.open(time.nanos(), pause);
    standing.blocked(refusal.reason(), pause, time.now());
    return new PriceCheck.Blocked(refusal.reason(), pause);
  }

  /** A host that is overloaded may name the time of the next call, too. */
  private void unreachable(PriceCheck.Unreachable failure) {
    wholeHost.unused();
    Duration retryAfter = failure.retryAfter();
    if (retryAfter != null) {
      turns.close(retryAfter);
      wholeHost.open(time.nanos(), retryAfter);
    }
    standing.unreachable(failure, time.now());
  }
}
