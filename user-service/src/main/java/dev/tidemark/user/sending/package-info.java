/** Messages take shape and go out, each to the kind of channel that understands it. */
@NullMarked
package dev.tidemark.user.sending;

import org.jspecify.annotations.NullMarked;
