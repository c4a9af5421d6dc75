/** Spans of what is done for a request, sent to a collector of OpenTelemetry; off unless set. */
@NullMarked
package dev.tidemark.runtime.tracing;

import org.jspecify.annotations.NullMarked;
