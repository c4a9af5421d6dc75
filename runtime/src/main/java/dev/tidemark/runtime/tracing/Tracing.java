package dev.tidemark.runtime.tracing;

import dev.tidemark.runtime.config.Settings;
import io.grpc.ClientInterceptor;
import io.grpc.ServerInterceptor;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Records as spans what is done for a request: the request itself, each call and each statement. A
 * trace begins with an HTTP request; what is done for nobody's request is not recorded.
 *
 * <p>Thread-safe. Without an endpoint nothing of OpenTelemetry is loaded.
 */
public sealed interface Tracing extends AutoCloseable permits NoTracing, OpenTelemetryTracing {
  /** Records nothing. */
  static Tracing off() {
    return NoTracing.INSTANCE;
  }

  /**
   * Records as the settings say.
   *
   * @param role the word for what this process does, such as {@code gateway}
   * @param instance tells apart processes of one role, such as {@code gateway-1}
   */
  static Tracing start(Settings settings, String role, String instance, String version) {
    String endpoint = settings.get(TracingSettings.ENDPOINT);
    return endpoint.isEmpty()
        ? off()
        : OpenTelemetryTracing.start(
            endpoint, settings.get(TracingSettings.RATIO), role, instance, version);
  }

  /** To be called before others, so that a span lasts as long as the whole call. */
  List<ClientInterceptor> clientInterceptors();

  /** To be called before others, so that all they log bears the trace. */
  List<ServerInterceptor> serverInterceptors();

  /** Records the statements of a database from now on. */
  void watch(Jdbi jdbi);

  /** The same work on whatever thread, for the request that this thread works for. */
  Runnable carried(Runnable work);

  /** Sends what is left, for at most two seconds. */
  @Override
  void close();
}
