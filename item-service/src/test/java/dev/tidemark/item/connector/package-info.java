@NullMarked
package dev.tidemark.item.connector;

import org.jspecify.annotations.NullMarked;
