/** Tokens by which programs act for an account, within the scopes that its owner gave them. */
@NullMarked
package dev.tidemark.user.token;

import org.jspecify.annotations.NullMarked;
