/** Tests of the flash sales' own parts. */
@NullMarked
package dev.tidemark.gateway.flashsale;

import org.jspecify.annotations.NullMarked;
