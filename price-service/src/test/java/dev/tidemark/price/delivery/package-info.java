@NullMarked
package dev.tidemark.price.delivery;

import org.jspecify.annotations.NullMarked;
