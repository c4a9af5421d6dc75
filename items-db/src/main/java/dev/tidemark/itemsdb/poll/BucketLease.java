package dev.tidemark.itemsdb.poll;

/**
 * Who polls a bucket: the owner of the last taking, the fence it was given then, and whether its
 * lease still runs.
 */
public record BucketLease(int bucket, String owner, long fence, boolean live) {}
