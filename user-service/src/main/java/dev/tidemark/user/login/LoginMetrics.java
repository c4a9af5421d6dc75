package dev.tidemark.user.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts how attempts to log in end; all results are there from the start. */
public final class LoginMetrics {
  enum Result {
    OK,
    WRONG,
    THROTTLED,
    OVERLOADED,
    FAILED
  }

  private final Map<Result, Counter> logins = new EnumMap<>(Result.class);

  public LoginMetrics(MeterRegistry metrics) {
    for (Result result : Result.values()) {
      logins.put(
          result,
          Counter.builder("tidemark_logins")
              .description("Attempts to log in")
              .tag("result", result.name().toLowerCase(Locale.ROOT))
              .register(metrics));
    }
  }

  void count(Result result) {
    Counter counter = logins.get(result);
    if (counter != null) {
      counter.increment();
    }
  }
}
