/** Tests of {@code dev.tidemark.item.request}. */
@NullMarked
package dev.tidemark.item.request;

import org.jspecify.annotations.NullMarked;
