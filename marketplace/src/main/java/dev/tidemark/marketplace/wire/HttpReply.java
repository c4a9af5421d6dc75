package dev.tidemark.marketplace.wire;

import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP, unpacked.
 *
 * @param retryAfter the header of that name, unread
 * @param location where a redirect would have led
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying up to 4 MiB serves nobody.
public record HttpReply(
    int status, @Nullable String retryAfter, @Nullable String location, byte[] body) {}
