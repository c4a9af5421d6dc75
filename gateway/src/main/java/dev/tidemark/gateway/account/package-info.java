/** Registering, logging in and out, and one's own account. */
@NullMarked
package dev.tidemark.gateway.account;

import org.jspecify.annotations.NullMarked;
