/** Tests of what stands between the network and the handlers. */
@NullMarked
package dev.tidemark.gateway.http;

import org.jspecify.annotations.NullMarked;
