package dev.tidemark.itemsdb.imports;

/**
 * A row of a file that was refused.
 *
 * @param number counted from 1, without the header
 * @param code why, in a stable word
 * @param detail what was given and what was expected
 * @param content the row itself, or its beginning
 */
public record RefusedRow(long number, String code, String detail, String content) {}
