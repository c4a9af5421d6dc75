/** The ways by which an account's notifications go out. */
@NullMarked
package dev.tidemark.user.channel;

import org.jspecify.annotations.NullMarked;
