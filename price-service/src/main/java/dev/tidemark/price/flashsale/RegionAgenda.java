package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.SessionItem;
import dev.tidemark.protocol.ListingId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be asked about a region's flash sales at a moment, one question at a time: first the
 * offers of a session that has just begun or is about to end, then the sessions, their lists, and
 * the other offers.
 *
 * @param listedAt the last good answer about the sessions
 * @param jitter of the pause between two lists of sessions, -1..1
 */
record RegionAgenda(
    List<SessionAgenda> sessions, @Nullable Instant listedAt, double jitter, Instant now) {
  /** Where no session is known; as long as between two lists of the longest ones. */
  private static final Duration USUAL_PAUSE = Duration.ofMinutes(10);

  /** 20 seconds of 10 minutes. */
  private static final int JITTER_DIVISOR = 30;

  /**
   * The next question.
   *
   * @param allowed false for questions that failed a moment ago
   */
  Optional<Question> next(int itemsPerRequest, Predicate<Question> allowed) {
    Stream<Question> urgent =
        sessions.stream()
            .filter(SessionAgenda::urgent)
            .flatMap(session -> offers(session, itemsPerRequest).stream());
    Stream<Question> all = sessionsDue() ? Stream.of(new Question.Sessions()) : Stream.empty();
    Stream<Question> lists =
        sessions.stream()
            .filter(SessionAgenda::listDue)
            .map(session -> new Question.Items(session.session()));
    Stream<Question> rest =
        sessions.stream().flatMap(session -> offers(session, itemsPerRequest).stream());
    return Stream.of(urgent, all, lists, rest)
        .flatMap(questions -> questions)
        .filter(allowed)
        .findFirst();
  }

  private static Optional<Question> offers(SessionAgenda session, int itemsPerRequest) {
    List<ListingId> due =
        session.due().stream().limit(itemsPerRequest).map(SessionItem::listing).toList();
    return due.isEmpty()
        ? Optional.empty()
        : Optional.of(new Question.Offers(session.session(), due));
  }

  private boolean sessionsDue() {
    if (listedAt == null) {
      return true;
    }
    Duration pause =
        sessions.stream()
            .map(session -> session.timing().sessions())
            .min(Comparator.naturalOrder())
            .orElse(USUAL_PAUSE);
    Duration jittered =
        pause.plusMillis((long) (pause.dividedBy(JITTER_DIVISOR).toMillis() * jitter));
    return !now.isBefore(listedAt.plus(jittered))
        || sessions.stream().anyMatch(session -> borderSince(session, listedAt));
  }

  /** Whether a session has begun or ended since the sessions were listed. */
  private boolean borderSince(SessionAgenda agenda, Instant listed) {
    FlashSale session = agenda.session();
    return Stream.of(session.startAt(), session.endAt())
        .map(border -> border.plus(agenda.timing().afterBorder()))
        .anyMatch(look -> listed.isBefore(look) && !now.isBefore(look));
  }
}
