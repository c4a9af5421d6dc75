/** Which answers are not believed at the first look, although nothing in them is wrong. */
@NullMarked
package dev.tidemark.price.doubt;

import org.jspecify.annotations.NullMarked;
