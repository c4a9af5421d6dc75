/** The one gate that every answer passes before anything of it is believed. */
@NullMarked
package dev.tidemark.marketplace.gate;

import org.jspecify.annotations.NullMarked;
