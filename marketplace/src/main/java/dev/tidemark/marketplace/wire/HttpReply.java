package dev.tidemark.marketplace.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP, unpacked.
 *
 * @param retryAfter the header of that name, unread
 * @param location where a redirect would have led
 * @param date the time on the host's clock; null when it did not tell
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying up to 4 MiB serves nobody.
public record HttpReply(
    int status,
    @Nullable String retryAfter,
    @Nullable String location,
    @Nullable Instant date,
    byte[] body) {}
