/** The ways by which notifications go out. */
@NullMarked
package dev.tidemark.gateway.channel;

import org.jspecify.annotations.NullMarked;
