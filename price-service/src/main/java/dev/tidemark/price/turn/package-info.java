/** The turns in which hosts are called, shared by all price services. */
@NullMarked
package dev.tidemark.price.turn;

import org.jspecify.annotations.NullMarked;
