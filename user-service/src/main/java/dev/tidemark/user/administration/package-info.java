/** What administrators do to accounts, and how an account goes. */
@NullMarked
package dev.tidemark.user.administration;

import org.jspecify.annotations.NullMarked;
