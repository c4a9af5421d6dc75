@NullMarked
package dev.tidemark.price;

import org.jspecify.annotations.NullMarked;
