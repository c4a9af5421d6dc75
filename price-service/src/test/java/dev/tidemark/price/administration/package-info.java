@NullMarked
package dev.tidemark.price.administration;

import org.jspecify.annotations.NullMarked;
