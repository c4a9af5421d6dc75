package dev.tidemark.user.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Throws expired sessions away from time to time, on a thread of its own. */
public final class SessionPurge implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SessionPurge.class);

  /** Nobody can see an expired session, so only the table's size depends on this. */
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final SessionStore sessions;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("session-purge").daemon().factory());

  public SessionPurge(SessionStore sessions) {
    this.sessions = sessions;
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::purge, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void purge() {
    try {
      int purged = sessions.purgeExpired();
      if (purged > 0) {
        log.info("Expired sessions purged count={}", purged);
      }
    } catch (RuntimeException failure) {
      log.warn("Expired sessions could not be purged, trying again in {}", EVERY, failure);
    }
  }
}
