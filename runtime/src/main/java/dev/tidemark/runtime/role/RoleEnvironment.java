package dev.tidemark.runtime.role;

import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/**
 * What a role is given to build itself from; for its wiring class alone, every other class asks for
 * exactly what it uses.
 */
public record RoleEnvironment(
    Settings settings,
    Lifecycle lifecycle,
    MeterRegistry metrics,
    Readiness readiness,
    InstantSource clock,
    Transport transport,
    Databases databases,
    Tracing tracing) {

  /** One that records no traces, as tests have it. */
  public RoleEnvironment(
      Settings settings,
      Lifecycle lifecycle,
      MeterRegistry metrics,
      Readiness readiness,
      InstantSource clock,
      Transport transport,
      Databases databases) {
    this(settings, lifecycle, metrics, readiness, clock, transport, databases, Tracing.off());
  }
}
