package dev.tidemark.gateway.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.transport.Transport;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening HTTP server: one event loop per core, all on one port. Thread-safe. */
public final class GatewayServer implements AutoCloseable {
  /** Two links of 2,000 characters; browsers and proxies stop at 8 kB. */
  static final int MAX_URI_BYTES = 4_096;

  static final int MAX_HEADER_BYTES = 16 * 1024;

  /** Longer than the heartbeat of event streams (15 s) and than nginx keeps connections (60 s). */
  private static final int IDLE_SECONDS = 75;

  /** Requests have a deadline of 10 s behind us; whoever is still sending then is cut off. */
  private static final int DRAIN_SECONDS = 12;

  private static final Logger log = LoggerFactory.getLogger(GatewayServer.class);

  private final Vertx vertx;
  private final AtomicInteger port = new AtomicInteger();

  private GatewayServer(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The event loops, without a server yet. */
  public static GatewayServer create() {
    Transport transport = fastest();
    log.info("Network transport chosen: transport={}", transport.name());
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(eventLoops())
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false));
    return new GatewayServer(Vertx.builder().with(options).withTransport(transport).build());
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Listens; port 0 takes any free one. Returns the port. */
  public int listen(String address, int wantedPort, Front front) {
    // A negative port means "a free one, and the same for all instances" to Vert.x.
    int port = wantedPort == 0 ? -1 : wantedPort;
    Future<String> deployed =
        vertx.deployVerticle(
            () -> new Listener(address, port, front, this.port),
            new DeploymentOptions().setInstances(eventLoops()));
    try {
      deployed.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw new IllegalStateException("cannot listen on " + address + ":" + wantedPort, failed);
    }
    return this.port.get();
  }

  private static int eventLoops() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  /** io_uring takes a sixth less CPU than epoll; many kernels and containers deny it. */
  private static Transport fastest() {
    // A transport whose classes are missing is null.
    return Stream.of(Transport.IO_URING, Transport.EPOLL)
        .filter(transport -> transport != null && transport.available())
        .findFirst()
        .orElse(Transport.NIO);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** One event loop's share of the server. */
  private static final class Listener extends VerticleBase {
    private final String address;
    private final int wantedPort;
    private final Front front;
    private final AtomicInteger port;
    private @Nullable HttpServer server;

    Listener(String address, int wantedPort, Front front, AtomicInteger port) {
      this.address = address;
      this.wantedPort = wantedPort;
      this.front = front;
      this.port = port;
    }

    @Override
    public Future<?> start() {
      HttpServer created =
          vertx
              .createHttpServer(
                  new HttpServerOptions()
                      .setMaxInitialLineLength(MAX_URI_BYTES)
                      .setMaxHeaderSize(MAX_HEADER_BYTES)
                      .setIdleTimeout(IDLE_SECONDS)
                      .setTcpNoDelay(true))
              .requestHandler(front::handle)
              .invalidRequestHandler(front::handleUnreadable);
      server = created;
      return created
          .listen(wantedPort, address)
          .onSuccess(listening -> port.set(listening.actualPort()));
    }

    @Override
    public Future<?> stop() {
      return server == null
          ? Future.succeededFuture()
          : server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
    }
  }
}
