@NullMarked
package dev.tidemark.price.connector;

import org.jspecify.annotations.NullMarked;
