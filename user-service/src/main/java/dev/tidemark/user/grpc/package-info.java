/** The service's messages: read, handed to whoever does the work, and answered. */
@NullMarked
package dev.tidemark.user.grpc;

import org.jspecify.annotations.NullMarked;
