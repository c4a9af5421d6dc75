/** The price service: looks at items again and again, and is the only one that writes prices. */
@NullMarked
package dev.tidemark.price;

import org.jspecify.annotations.NullMarked;
