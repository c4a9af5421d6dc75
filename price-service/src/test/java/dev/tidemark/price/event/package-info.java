@NullMarked
package dev.tidemark.price.event;

import org.jspecify.annotations.NullMarked;
