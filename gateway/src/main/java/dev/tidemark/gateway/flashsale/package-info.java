/** Flash sales: their sessions, what they offer, and a calendar of them. */
@NullMarked
package dev.tidemark.gateway.flashsale;

import org.jspecify.annotations.NullMarked;
