/** Tests of where short links lead, and where they must not. */
@NullMarked
package dev.tidemark.marketplace.shortlink;

import org.jspecify.annotations.NullMarked;
