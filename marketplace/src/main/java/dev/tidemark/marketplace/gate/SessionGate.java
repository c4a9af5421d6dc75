package dev.tidemark.marketplace.gate;

import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which sessions of a region's list are believed. Stateless. */
public final class SessionGate {
  /** Recorded sessions last 2 to 12 hours. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Far beyond any announcement, and near enough to notice milliseconds and zeros. */
  private static final Duration FARTHEST = Duration.ofDays(60);

  private SessionGate() {}

  /** The believable ones that have not ended, by their start; each odd one is left out. */
  public static ShopAnswer<List<FlashSession>> check(
      Region region, List<UncheckedSession> rows, Instant now) {
    Map<FlashSessionId, FlashSession> sessions = new LinkedHashMap<>();
    List<Refusal> refused = new ArrayList<>();
    for (UncheckedSession row : rows) {
      Long id = row.id();
      FlashSession session = id == null || id <= 0 ? null : session(region, id, row, now);
      if (id == null || id <= 0) {
        refused.add(Refusal.NOT_A_NUMBER);
      } else if (session == null || !session.equals(sessions.getOrDefault(session.id(), session))) {
        refused.add(Refusal.SESSION_TIMES);
      } else {
        sessions.put(session.id(), session);
      }
    }
    if (sessions.isEmpty() && !refused.isEmpty()) {
      return new ShopAnswer.Failed<>(new PriceCheck.Refused(Set.copyOf(refused)));
    }
    return new ShopAnswer.Answered<>(
        sessions.values().stream()
            .filter(session -> session.endAt().isAfter(now))
            .sorted(Comparator.comparing(FlashSession::startAt))
            .toList(),
        refused);
  }

  private static @Nullable FlashSession session(
      Region region, long id, UncheckedSession row, Instant now) {
    Instant start = time(row.start(), now);
    Instant end = time(row.end(), now);
    if (start == null || end == null || !start.isBefore(end) || start.plus(LONGEST).isBefore(end)) {
      return null;
    }
    return new FlashSession(region, new FlashSessionId(id), row.name(), start, end);
  }

  private static @Nullable Instant time(@Nullable Long seconds, Instant now) {
    // Above 0 first: the difference of any other may be too large for a number.
    if (seconds == null
        || seconds <= 0
        || Math.abs(seconds - now.getEpochSecond()) > FARTHEST.toSeconds()) {
      return null;
    }
    return Instant.ofEpochSecond(seconds);
  }
}
