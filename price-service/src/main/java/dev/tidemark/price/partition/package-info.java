/** Keeps room in the changelog for the years to come. */
@NullMarked
package dev.tidemark.price.partition;

import org.jspecify.annotations.NullMarked;
