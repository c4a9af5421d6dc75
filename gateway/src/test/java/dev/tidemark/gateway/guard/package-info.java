/** Tests of {@code dev.tidemark.gateway.guard} that need no server. */
@NullMarked
package dev.tidemark.gateway.guard;

import org.jspecify.annotations.NullMarked;
