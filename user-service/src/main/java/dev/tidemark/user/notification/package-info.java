/** The inbox of each account: what its rules had to say. */
@NullMarked
package dev.tidemark.user.notification;

import org.jspecify.annotations.NullMarked;
