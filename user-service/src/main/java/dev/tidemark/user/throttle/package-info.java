/** How often something may be tried: guards against the guessing of passwords and tokens. */
@NullMarked
package dev.tidemark.user.throttle;

import org.jspecify.annotations.NullMarked;
