/** The rules by which an account is told of prices, and when. */
@NullMarked
package dev.tidemark.gateway.alert;

import org.jspecify.annotations.NullMarked;
