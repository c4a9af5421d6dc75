/** Messages go out as e-mail. */
@NullMarked
package dev.tidemark.user.mail;

import org.jspecify.annotations.NullMarked;
