/** The user service: accounts, sessions and watches, behind one gRPC service. */
@NullMarked
package dev.tidemark.user;

import org.jspecify.annotations.NullMarked;
