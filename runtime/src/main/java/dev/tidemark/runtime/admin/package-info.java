/** What an operator's tools see of a process: liveness, readiness and metrics. */
@NullMarked
package dev.tidemark.runtime.admin;

import org.jspecify.annotations.NullMarked;
