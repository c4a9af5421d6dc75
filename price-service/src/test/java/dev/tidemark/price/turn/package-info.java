@NullMarked
package dev.tidemark.price.turn;

import org.jspecify.annotations.NullMarked;
