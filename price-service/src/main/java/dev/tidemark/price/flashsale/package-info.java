/**
 * Follows the flash sales of each region: which sessions there are, what they offer, and that
 * everything in them is looked at when they begin and end.
 */
@NullMarked
package dev.tidemark.price.flashsale;

import org.jspecify.annotations.NullMarked;
