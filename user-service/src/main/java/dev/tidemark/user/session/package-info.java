/** Sessions: what a browser holds after logging in, kept in the database or in Redis. */
@NullMarked
package dev.tidemark.user.session;

import org.jspecify.annotations.NullMarked;
