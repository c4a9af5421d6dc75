/**
 * What operations are made of: their place in the table, the request they get, the answer they
 * give.
 */
@NullMarked
package dev.tidemark.gateway.endpoint;

import org.jspecify.annotations.NullMarked;
