/** How often an item is looked at, within the request budget. */
@NullMarked
package dev.tidemark.price.pace;

import org.jspecify.annotations.NullMarked;
