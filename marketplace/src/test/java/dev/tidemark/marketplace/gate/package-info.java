/** Claims about what is believed. */
@NullMarked
package dev.tidemark.marketplace.gate;

import org.jspecify.annotations.NullMarked;
