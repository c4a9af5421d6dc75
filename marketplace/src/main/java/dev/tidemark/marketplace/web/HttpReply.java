package dev.tidemark.marketplace.web;

import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP, unpacked.
 *
 * @param retryAfter the header of that name, unread
 * @param location where a redirect would have led
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying up to 4 MiB serves nobody.
record HttpReply(int status, @Nullable String retryAfter, @Nullable String location, byte[] body) {}
