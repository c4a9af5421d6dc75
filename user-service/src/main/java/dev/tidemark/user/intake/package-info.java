/** Changes of prices come in, and notifications come of them. */
@NullMarked
package dev.tidemark.user.intake;

import org.jspecify.annotations.NullMarked;
