/** Logging in with a password, and changing it. */
@NullMarked
package dev.tidemark.user.login;

import org.jspecify.annotations.NullMarked;
