/** What this installation tells about itself: its state and the description of its API. */
@NullMarked
package dev.tidemark.gateway.instance;

import org.jspecify.annotations.NullMarked;
