/** Tests of how the gateway reaches the services behind it. */
@NullMarked
package dev.tidemark.gateway.rpc;

import org.jspecify.annotations.NullMarked;
