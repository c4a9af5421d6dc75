/**
 * Our words as value types, and the vocabulary of errors; used by every module, depends on none.
 */
@NullMarked
package dev.tidemark.protocol;

import org.jspecify.annotations.NullMarked;
