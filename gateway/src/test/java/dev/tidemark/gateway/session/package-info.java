/** Tests of {@code dev.tidemark.gateway.session} that need no server. */
@NullMarked
package dev.tidemark.gateway.session;

import org.jspecify.annotations.NullMarked;
