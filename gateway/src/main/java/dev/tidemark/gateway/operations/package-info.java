/** What administrators see of how the installation runs: figures of Prometheus, or our own. */
@NullMarked
package dev.tidemark.gateway.operations;

import org.jspecify.annotations.NullMarked;
