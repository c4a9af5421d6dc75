/** Who is asking: session cookies, tokens, and a near-cache of one second. */
@NullMarked
package dev.tidemark.gateway.session;

import org.jspecify.annotations.NullMarked;
