package dev.tidemark.price.writing;

import dev.tidemark.price.doubt.DoubtPauses;
import java.time.Duration;
import java.time.Instant;

/**
 * When an item is looked at again after a good look.
 *
 * @param interval the one that {@code dueAt} was drawn around
 * @param doubtPauses how long after a doubted look the second one counts
 */
public record NextLook(Instant dueAt, Duration interval, DoubtPauses doubtPauses) {}
