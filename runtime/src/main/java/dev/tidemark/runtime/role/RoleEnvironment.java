package dev.tidemark.runtime.role;

import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.lifecycle.Lifecycle;
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
    Databases databases) {}
