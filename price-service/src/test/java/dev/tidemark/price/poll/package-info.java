@NullMarked
package dev.tidemark.price.poll;

import org.jspecify.annotations.NullMarked;
