/** Short links on behalf of people who paste them: followed seldom, remembered for a while. */
@NullMarked
package dev.tidemark.price.link;

import org.jspecify.annotations.NullMarked;
