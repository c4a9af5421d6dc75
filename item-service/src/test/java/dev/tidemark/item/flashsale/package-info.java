/** Tests of how flash sales are shown. */
@NullMarked
package dev.tidemark.item.flashsale;

import org.jspecify.annotations.NullMarked;
