@NullMarked
package dev.tidemark.price.check;

import org.jspecify.annotations.NullMarked;
