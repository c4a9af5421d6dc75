/** Accounts: who there is, and how one is made. */
@NullMarked
package dev.tidemark.user.account;

import org.jspecify.annotations.NullMarked;
