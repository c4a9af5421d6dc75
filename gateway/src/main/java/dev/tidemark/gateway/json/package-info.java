/** JSON in, read strictly, and JSON out, written as a stream. */
@NullMarked
package dev.tidemark.gateway.json;

import org.jspecify.annotations.NullMarked;
