package dev.tidemark.bench.load;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A process with the gateway's HTTP server and a gRPC service that only answer one text. */
final class BareServers {
  private static final int CORES = Math.max(1, Runtime.getRuntime().availableProcessors());
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS = 1e9;

  private static final MethodDescriptor<BytesValue, BytesValue> ECHO =
      MethodDescriptor.<BytesValue, BytesValue>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("bench.Echo/Get")
          .setRequestMarshaller(ProtoUtils.marshaller(BytesValue.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(BytesValue.getDefaultInstance()))
          .build();

  private BareServers() {}

  static List<String> command(int http, int grpc, Path body) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-Xmx384m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        BareServers.class.getName(),
        Integer.toString(http),
        Integer.toString(grpc),
        body.toString());
  }

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    byte[] body = Files.readAllBytes(Path.of(arguments[2]));
    Vertx vertx = Vertx.builder().with(new VertxOptions().setEventLoopPoolSize(CORES)).build();
    String _ =
        vertx
            .deployVerticle(
                () -> new Http(Integer.parseInt(arguments[0]), Buffer.buffer(body)),
                new DeploymentOptions().setInstances(CORES))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    BytesValue answer = BytesValue.of(ByteString.copyFrom(body));
    ServerBuilder.forPort(Integer.parseInt(arguments[1]))
        .directExecutor()
        .addService(
            ServerServiceDefinition.builder("bench.Echo")
                .addMethod(ECHO, ServerCalls.asyncUnaryCall((_, caller) -> reply(caller, answer)))
                .build())
        .build()
        .start()
        .awaitTermination();
  }

  private static void reply(StreamObserver<BytesValue> caller, BytesValue answer) {
    caller.onNext(answer);
    caller.onCompleted();
  }

  private static final class Http extends AbstractVerticle {
    private final int port;
    private final Buffer body;

    Http(int port, Buffer body) {
      this.port = port;
      this.body = body;
    }

    @Override
    public void start() {
      var _ =
          vertx
              .createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
              .requestHandler(request -> {
                var _ = request.response().putHeader("content-type", "application/json").end(body);
              })
              .listen(port, "127.0.0.1");
    }
  }

  /** Calls in a closed loop, so many at once over one connection. */
  static Loop callOver(int port, int atOnce, int seconds) throws InterruptedException {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().directExecutor().build();
    try {
      return new Callers(channel, seconds).run(atOnce);
    } finally {
      boolean _ = channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  private static final class Callers {
    private final ManagedChannel channel;
    private final long started = System.nanoTime();
    private final long until;
    private final Histogram latencies = new ConcurrentHistogram(3);
    private final AtomicLong failed = new AtomicLong();

    Callers(ManagedChannel channel, int seconds) {
      this.channel = channel;
      this.until = started + (long) (seconds * NANOS);
    }

    Loop run(int atOnce) throws InterruptedException {
      CountDownLatch ended = new CountDownLatch(atOnce);
      for (int i = 0; i < atOnce; i++) {
        call(ended);
      }
      ended.await();
      return new Loop(
          (System.nanoTime() - started) / NANOS,
          latencies.getTotalCount(),
          failed.get(),
          0,
          0,
          at(50),
          at(90),
          at(99),
          at(99.9),
          latencies.getMaxValue() / NANOS_PER_MILLI);
    }

    private double at(double percentile) {
      return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    private void call(CountDownLatch ended) {
      long began = System.nanoTime();
      if (began >= until) {
        ended.countDown();
        return;
      }
      ClientCalls.asyncUnaryCall(
          channel.newCall(ECHO, CallOptions.DEFAULT),
          BytesValue.getDefaultInstance(),
          new StreamObserver<BytesValue>() {
            @Override
            public void onNext(BytesValue answer) {
              latencies.recordValue(System.nanoTime() - began);
            }

            @Override
            public void onError(Throwable fault) {
              failed.incrementAndGet();
              ended.countDown();
            }

            @Override
            public void onCompleted() {
              call(ended);
            }
          });
    }
  }
}
