/** Passwords, the form in which they are kept, and the pool of threads that hashes them. */
@NullMarked
package dev.tidemark.user.password;

import org.jspecify.annotations.NullMarked;
