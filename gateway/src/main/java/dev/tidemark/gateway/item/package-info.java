/** Items, their statistics and their price history. */
@NullMarked
package dev.tidemark.gateway.item;

import org.jspecify.annotations.NullMarked;
