/** Telling other services what has changed here, at least once. */
@NullMarked
package dev.tidemark.user.outbox;

import org.jspecify.annotations.NullMarked;
