/** Flash sales as they are shown: sessions, what they offer, and how much of it is a discount. */
@NullMarked
package dev.tidemark.item.flashsale;

import org.jspecify.annotations.NullMarked;
