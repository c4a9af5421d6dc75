/** Claims about reading answers and asking for them; recorded ones and hand-written ones. */
@NullMarked
package dev.tidemark.marketplace.web;

import org.jspecify.annotations.NullMarked;
