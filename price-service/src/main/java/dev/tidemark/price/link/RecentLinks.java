package dev.tidemark.price.link;

import dev.tidemark.marketplace.shortlink.Destination;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where links led a short while ago; the oldest of too many are forgotten. Thread-safe. */
final class RecentLinks {
  /** Long enough for a group of friends, short enough for a seller who corrects his link. */
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final int MOST = 1_000;

  private record Known(Destination destination, long nanos) {}

  private final Map<URI, Known> links =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Known> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<Destination> find(URI link, long nanos) {
    Known known = links.get(link);
    return known == null || nanos - known.nanos() >= LIFETIME.toNanos()
        ? Optional.empty()
        : Optional.of(known.destination());
  }

  /** Trouble is not remembered: whoever tries again wants to try. */
  synchronized void add(URI link, Destination destination, long nanos) {
    links.remove(link);
    if (!(destination instanceof Destination.Unknown)) {
      links.put(link, new Known(destination, nanos));
    }
  }
}
