/** Claims about filling lists from the demo shop. */
@NullMarked
package dev.tidemark.price.demo;

import org.jspecify.annotations.NullMarked;
