package dev.tidemark.gateway.item;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.runtime.cache.CacheReads;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Changelogs as they were sent, so that they need not be sent by an item service and written again.
 * The item service is asked each time whether they are still right. Thread-safe.
 */
public final class KnownChangelogs {
  /** What an entry takes beside its text. */
  private static final int ENTRY_BYTES = 256;

  /**
   * What was asked for: the item and the rest of the address as it was written, whoever asked.
   *
   * @param query null when the address had none
   */
  record Question(ItemKey item, @Nullable String query) {
    private int length() {
      return query == null ? 0 : query.length();
    }
  }

  /** One answer. */
  static final class Changelog {
    private final String tag;
    private final byte[] text;

    /**
     * Takes an answer.
     *
     * @param tag by which the item service knows it
     * @param text a JSON object, which nobody changes
     */
    Changelog(String tag, byte[] text) {
      this.tag = tag;
      this.text = text;
    }

    String tag() {
      return tag;
    }

    /** Not to be changed. */
    byte[] text() {
      return text;
    }
  }

  private final Cache<Question, Changelog> answers;
  private final CacheReads reads;

  /**
   * Makes an empty memory.
   *
   * @param megabytes to keep at most; 0 keeps nothing
   */
  public KnownChangelogs(int megabytes, MeterRegistry metrics) {
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(megabytes * 1_000_000L)
            .<Question, Changelog>weigher(
                (asked, known) -> ENTRY_BYTES + asked.length() + known.text().length)
            .build();
    this.reads = new CacheReads("changelogs", metrics);
  }

  @Nullable Changelog find(Question question) {
    return answers.getIfPresent(question);
  }

  /** The answer was asked for and is still right. */
  void confirmed() {
    reads.hit();
  }

  /** Keeps an answer; one without a tag belongs to one viewer alone and is not kept. */
  void keep(Question question, Changelog answer) {
    reads.miss();
    if (!answer.tag().isEmpty()) {
      answers.put(question, answer);
    }
  }
}
