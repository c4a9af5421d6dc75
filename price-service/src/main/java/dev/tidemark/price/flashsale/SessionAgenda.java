package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.SessionItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is to be asked about one session at a moment. Everything follows from what is stored, so
 * that another price service goes on where one was stopped.
 */
record SessionAgenda(FlashSale session, List<SessionItem> items, Timing timing, Instant now) {

  /** Whether the list of its items is due: when it is new, at its start, and from time to time. */
  boolean listDue() {
    Instant listedAt = session.itemsListedAt();
    if (listedAt == null) {
      return true;
    }
    return begun() && listedAt.isBefore(stepBefore(timing.items()));
  }

  /** The items whose offers are due, those that somebody watches first. */
  List<SessionItem> due() {
    Instant since = round();
    return items.stream()
        .filter(item -> item.askedAt() == null || item.askedAt().isBefore(since))
        .toList();
  }

  /** Whether the present round of questions is the one at the start or the last one. */
  boolean urgent() {
    return begun() && (round().equals(first()) || !now.isBefore(last()));
  }

  /** When the present round of questions about every offer began. */
  private Instant round() {
    if (!begun()) {
      return stepTowardsStart();
    }
    return now.isBefore(last()) ? stepBefore(timing.sweep()) : last();
  }

  private boolean begun() {
    return !now.isBefore(first());
  }

  private Instant first() {
    return session.startAt().plus(Timing.AFTER_BOUNDARY);
  }

  private Instant last() {
    Instant last = session.endAt().minus(timing.last());
    return last.isBefore(first()) ? first() : last;
  }

  /** The latest of the steps from the first moment on. */
  private Instant stepBefore(Duration step) {
    long steps = Duration.between(first(), now).dividedBy(step);
    return first().plus(step.multipliedBy(steps));
  }

  /** The latest of the steps that lead to the start. */
  private Instant stepTowardsStart() {
    long ahead = Duration.between(now, session.startAt()).dividedBy(timing.announced()) + 1;
    return session.startAt().minus(timing.announced().multipliedBy(ahead));
  }
}
