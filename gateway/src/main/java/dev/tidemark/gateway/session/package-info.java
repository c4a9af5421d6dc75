/** Sessions as the gateway sees them: the cookie and a near-cache of one second. */
@NullMarked
package dev.tidemark.gateway.session;

import org.jspecify.annotations.NullMarked;
