/**
 * Copies of both databases in one file: made while everything runs, kept for a fortnight, put into
 * an empty system.
 */
@NullMarked
package dev.tidemark.server.backup;

import org.jspecify.annotations.NullMarked;
