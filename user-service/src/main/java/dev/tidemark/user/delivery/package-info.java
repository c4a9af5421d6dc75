/** When notifications go out by which channels, how often they are tried, and what came of it. */
@NullMarked
package dev.tidemark.user.delivery;

import org.jspecify.annotations.NullMarked;
