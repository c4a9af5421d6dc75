/** Tests of {@code dev.tidemark.gateway.json} that need no server. */
@NullMarked
package dev.tidemark.gateway.json;

import org.jspecify.annotations.NullMarked;
