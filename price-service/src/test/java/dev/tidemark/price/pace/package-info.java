@NullMarked
package dev.tidemark.price.pace;

import org.jspecify.annotations.NullMarked;
