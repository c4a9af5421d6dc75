/** The line to Redis, by which the gateways of one system tell each other what each must know. */
@NullMarked
package dev.tidemark.gateway.redis;

import org.jspecify.annotations.NullMarked;
