/** The services behind the gateway, as blocking calls and as futures. */
@NullMarked
package dev.tidemark.gateway.rpc;

import org.jspecify.annotations.NullMarked;
