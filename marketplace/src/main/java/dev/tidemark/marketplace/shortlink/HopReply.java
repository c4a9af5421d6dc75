package dev.tidemark.marketplace.shortlink;

import org.jspecify.annotations.Nullable;

/**
 * What one address answered.
 *
 * @param location where it sends us on to, as it wrote it; null when nowhere
 * @param page the beginning of its body, at most 64 KiB of it; empty unless the status is 200
 */
record HopReply(int status, @Nullable String location, String page) {}
