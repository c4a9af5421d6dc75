/** Tests of how flash sales are followed. */
@NullMarked
package dev.tidemark.price.flashsale;

import org.jspecify.annotations.NullMarked;
