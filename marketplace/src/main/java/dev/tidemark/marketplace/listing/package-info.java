/** What a marketplace answered, once it has been found believable. */
@NullMarked
package dev.tidemark.marketplace.listing;

import org.jspecify.annotations.NullMarked;
