@NullMarked
package dev.tidemark.price.doubt;

import org.jspecify.annotations.NullMarked;
