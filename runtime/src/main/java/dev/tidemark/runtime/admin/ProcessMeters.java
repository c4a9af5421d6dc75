package dev.tidemark.runtime.admin;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The meters of this process: memory, collector, threads, CPU, files, and from {@code /proc} (where
 * there is one) resident memory and bytes read and written. Thread-safe.
 */
public final class ProcessMeters implements AutoCloseable {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path IO = Path.of("/proc/self/io");

  private final JvmGcMetrics collector = new JvmGcMetrics();

  private ProcessMeters() {}

  /** Adds the meters to a registry; closing stops listening to the collector. */
  public static ProcessMeters bind(MeterRegistry registry) {
    ProcessMeters meters = new ProcessMeters();
    meters.collector.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new JvmInfoMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    if (Files.isReadable(STATUS)) {
      ProcFile status = new ProcFile(STATUS);
      Gauge.builder("process.resident.memory", status, file -> file.number("VmRSS") * 1_024)
          .baseUnit("bytes")
          .register(registry);
    }
    if (Files.isReadable(IO)) {
      ProcFile io = new ProcFile(IO);
      FunctionCounter.builder("process.io.read", io, file -> file.number("read_bytes"))
          .baseUnit("bytes")
          .register(registry);
      FunctionCounter.builder("process.io.written", io, file -> file.number("write_bytes"))
          .baseUnit("bytes")
          .register(registry);
    }
    return meters;
  }

  @Override
  public void close() {
    collector.close();
  }
}
