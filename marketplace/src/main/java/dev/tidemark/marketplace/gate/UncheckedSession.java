package dev.tidemark.marketplace.gate;

import org.jspecify.annotations.Nullable;

/**
 * A flash-sale session as an answer describes it, not yet believed.
 *
 * @param start in seconds since 1970, null when it cannot be read
 * @param end like {@code start}
 */
public record UncheckedSession(
    @Nullable Long id, String name, @Nullable Long start, @Nullable Long end) {}
