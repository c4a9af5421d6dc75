/** What every RPC has in common: errors, request ids, metrics, deadlines and an orderly end. */
@NullMarked
package dev.tidemark.runtime.grpc;

import org.jspecify.annotations.NullMarked;
