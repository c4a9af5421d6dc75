/** What goes on beside the prices: accounts are forgotten, figures are told. */
@NullMarked
package dev.tidemark.price.administration;

import org.jspecify.annotations.NullMarked;
