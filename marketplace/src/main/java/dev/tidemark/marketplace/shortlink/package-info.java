/** Where Shopee's short links lead: the only part that follows what people paste. */
@NullMarked
package dev.tidemark.marketplace.shortlink;

import org.jspecify.annotations.NullMarked;
