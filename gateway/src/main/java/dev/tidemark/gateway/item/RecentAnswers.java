package dev.tidemark.gateway.item;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.runtime.cache.CacheReads;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that everybody gets alike, given again for a moment without asking anybody. An answer
 * about an item counts no longer once a price service has looked at the item. Thread-safe.
 *
 * <p>Whoever has reported prices sees them, and so is always answered by the item service. That an
 * account has reported none is remembered with its session: {@code Sessions} forgets a session, and
 * what is known with it, when the account changes, and a report is such a change.
 */
public final class RecentAnswers {
  /** With the way of an answer within the two seconds that a read may be old. */
  private static final Duration LIFETIME = Duration.ofMillis(1_500);

  private static final Duration KEPT = LIFETIME.plusSeconds(1);

  /** What an entry takes beside its text. */
  private static final int ENTRY_BYTES = 512;

  private static final int MOST_CALLERS = 50_000;

  /**
   * What was asked for.
   *
   * @param item null for an answer about many
   * @param query as it was written in the address; null when there was none
   */
  record Question(String operation, @Nullable ItemKey item, @Nullable String query) {
    private int bytes() {
      return ENTRY_BYTES + (query == null ? 0 : query.length());
    }
  }

  /**
   * What an item service said.
   *
   * @param everybodys whether every account would get the same answer
   */
  record Said(Answer answer, boolean everybodys) {}

  /** Asks an item service. */
  interface Asking {
    /**
     * Asks through somebody's eyes.
     *
     * @param viewer the number of an account; 0 for nobody's in particular
     */
    Future<Said> as(long viewer);
  }

  private record Given(Answer answer, long askedAt) {}

  private final boolean keepsAny;
  private final LongSupplier nanoTime;
  private final Cache<Question, Given> answers;
  private final Cache<ListingId, Long> lookedAt =
      Caffeine.newBuilder().expireAfterWrite(KEPT).build();

  /** Those who have reported nothing; by identity, so that they are forgotten with the session. */
  private final Cache<Caller, Boolean> onlookers =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST_CALLERS).build();

  private final CacheReads reads;
  private volatile long forgottenAt;

  /**
   * Makes an empty memory.
   *
   * @param megabytes to keep at most; 0 keeps nothing
   */
  public RecentAnswers(int megabytes, LongSupplier nanoTime, MeterRegistry metrics) {
    this.keepsAny = megabytes > 0;
    this.nanoTime = nanoTime;
    this.forgottenAt = nanoTime.getAsLong() - KEPT.toNanos();
    this.answers =
        Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(megabytes * 1_000_000L)
            .<Question, Given>weigher(
                (asked, given) -> asked.bytes() + given.answer().body().length())
            .build();
    this.reads = new CacheReads("answers", metrics);
  }

  /** Gives what was said a moment ago, or asks. */
  Future<Answer> answer(ApiRequest request, Question question, Asking asking) {
    long now = nanoTime.getAsLong();
    Caller caller = request.maybeCaller();
    boolean onlooker = caller == null || onlookers.getIfPresent(caller) != null;
    Given given = onlooker ? answers.getIfPresent(question) : null;
    if (given != null && counts(question, given, now)) {
      reads.hit();
      return Future.succeededFuture(given.answer());
    }
    reads.miss();
    return asking
        .as(onlooker ? 0 : request.viewer())
        .map(said -> keep(caller, question, said, now));
  }

  private boolean counts(Question question, Given given, long now) {
    if (now - given.askedAt() >= LIFETIME.toNanos() || given.askedAt() - forgottenAt <= 0) {
      return false;
    }
    Long looked = question.item() == null ? null : lookedAt.getIfPresent(question.item().listing());
    return looked == null || given.askedAt() - looked > 0;
  }

  private Answer keep(@Nullable Caller caller, Question question, Said said, long askedAt) {
    if (keepsAny && said.everybodys()) {
      answers.put(question, new Given(said.answer(), askedAt));
      if (caller != null) {
        onlookers.put(caller, true);
      }
    }
    return said.answer();
  }

  /** Looks may have been made of which nobody heard. */
  public void forgetAll() {
    forgottenAt = nanoTime.getAsLong();
  }

  /** A price service has looked at an item: what was asked before may be wrong. */
  public void lookedAt(ListingId listing) {
    lookedAt.put(listing, nanoTime.getAsLong());
  }
}
