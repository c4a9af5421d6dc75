/** The past of the demo shop's exhibition, written as if somebody had watched it all the time. */
@NullMarked
package dev.tidemark.price.demo;

import org.jspecify.annotations.NullMarked;
