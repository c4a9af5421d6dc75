/** The public face: HTTP and JSON outside, gRPC inside. Start reading at {@link GatewayRole}. */
@NullMarked
package dev.tidemark.gateway;

import org.jspecify.annotations.NullMarked;
