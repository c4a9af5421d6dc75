package dev.tidemark.price;

/**
 * What trying a source showed.
 *
 * @param good whether nobody needs to do anything
 * @param words in words, without any secret, and what to do when it is not good
 */
public record SourceFinding(boolean good, String words) {}
