@NullMarked
package dev.tidemark.price.lease;

import org.jspecify.annotations.NullMarked;
