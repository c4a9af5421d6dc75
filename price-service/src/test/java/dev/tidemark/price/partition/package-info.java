@NullMarked
package dev.tidemark.price.partition;

import org.jspecify.annotations.NullMarked;
