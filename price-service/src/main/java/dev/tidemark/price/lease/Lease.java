package dev.tidemark.price.lease;

/**
 * The right to write into one bucket, as it stood when a check began; a transaction that writes
 * checks it again.
 */
public record Lease(int bucket, String owner, long fence) {}
