/** Watches: which items an account follows, and how. */
@NullMarked
package dev.tidemark.user.watch;

import org.jspecify.annotations.NullMarked;
