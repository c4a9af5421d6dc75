/** Where log lines go and how they look. */
@NullMarked
package dev.tidemark.runtime.logging;

import org.jspecify.annotations.NullMarked;
