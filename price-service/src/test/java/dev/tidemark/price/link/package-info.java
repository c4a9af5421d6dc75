@NullMarked
package dev.tidemark.price.link;

import org.jspecify.annotations.NullMarked;
