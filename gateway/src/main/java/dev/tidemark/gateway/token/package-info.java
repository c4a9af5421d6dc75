/** The tokens by which one's own programs use the API. */
@NullMarked
package dev.tidemark.gateway.token;

import org.jspecify.annotations.NullMarked;
