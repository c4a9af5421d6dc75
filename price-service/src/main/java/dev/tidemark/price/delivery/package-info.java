/** Changes of watched items go to the user service. */
@NullMarked
package dev.tidemark.price.delivery;

import org.jspecify.annotations.NullMarked;
