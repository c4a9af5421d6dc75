package dev.tidemark.runtime.tracing;

import io.grpc.ClientInterceptor;
import io.grpc.ServerInterceptor;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;

/** Sends spans to a collector in batches, every five seconds or when 512 are there. Thread-safe. */
public final class OpenTelemetryTracing implements Tracing {
  /** Where every collector takes traces by OTLP over HTTP. */
  private static final String PATH = "/v1/traces";

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;

  private OpenTelemetryTracing(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer("dev.tidemark");
  }

  static OpenTelemetryTracing start(
      String endpoint, double ratio, String role, String instance, String version) {
    String origin =
        endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    SpanExporter exporter =
        new AllowedAttributes(OtlpHttpSpanExporter.builder().setEndpoint(origin + PATH).build());
    SdkTracerProvider spans =
        SdkTracerProvider.builder()
            .setResource(resource(role, instance, version))
            .setSampler(sampler(ratio))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build();
    return new OpenTelemetryTracing(
        OpenTelemetrySdk.builder()
            .setTracerProvider(spans)
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build());
  }

  /**
   * The number of the trace decides, so all processes decide alike. The ratio also holds for
   * requests that bring a trace which is recorded elsewhere: whoever sends them may be anybody.
   */
  private static Sampler sampler(double ratio) {
    Sampler part = Sampler.traceIdRatioBased(ratio);
    return Sampler.parentBasedBuilder(part).setRemoteParentSampled(part).build();
  }

  private static Resource resource(String role, String instance, String version) {
    return Resource.create(
        Attributes.of(
            AttributeKey.stringKey("service.name"),
            role.equals("all") ? "tidemark" : "tidemark-" + role,
            AttributeKey.stringKey("service.instance.id"),
            instance,
            AttributeKey.stringKey("service.version"),
            version));
  }

  /** For libraries that record spans by themselves. */
  public OpenTelemetry openTelemetry() {
    return sdk;
  }

  @Override
  public List<ClientInterceptor> clientInterceptors() {
    return List.of(new TracingClientInterceptor(tracer));
  }

  @Override
  public List<ServerInterceptor> serverInterceptors() {
    return List.of(new TracingServerInterceptor(tracer));
  }

  @Override
  public void watch(Jdbi jdbi) {
    SqlLogger before = jdbi.getConfig(SqlStatements.class).getSqlLogger();
    jdbi.setSqlLogger(new StatementSpans(tracer, before));
  }

  @Override
  public Runnable carried(Runnable work) {
    Context context = Context.current();
    return () -> CurrentTrace.run(context, work);
  }

  @Override
  public void close() {
    sdk.shutdown().join(2, TimeUnit.SECONDS);
  }
}
