@NullMarked
package dev.tidemark.price.observation;

import org.jspecify.annotations.NullMarked;
