@NullMarked
package dev.tidemark.price.writing;

import org.jspecify.annotations.NullMarked;
