/** Holds the dashboards and alerts of {@code deploy/} to what Grafana and Prometheus need. */
@NullMarked
package dev.tidemark.server.monitoring;

import org.jspecify.annotations.NullMarked;
