@NullMarked
package dev.tidemark.price.imports;

import org.jspecify.annotations.NullMarked;
