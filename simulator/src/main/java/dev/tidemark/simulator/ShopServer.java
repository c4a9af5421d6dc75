package dev.tidemark.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.CompletionException;

/** The listening server: one event loop, which is enough for thousands of requests a second. */
final class ShopServer implements AutoCloseable {
  private final Vertx vertx;
  private final HttpServer server;

  private ShopServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  static ShopServer start(String address, int port, Front front) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    try {
      HttpServer server =
          vertx
              .createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
              .requestHandler(request -> front.handle(vertx, request))
              .listen(port, address)
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      return new ShopServer(vertx, server);
    } catch (CompletionException failed) {
      vertx.close();
      throw new IllegalStateException(
          "the demo shop cannot listen on " + address + ":" + port + ": " + reason(failed), failed);
    }
  }

  private static String reason(CompletionException failed) {
    Throwable cause = failed.getCause();
    return String.valueOf(cause == null ? failed.getMessage() : cause.getMessage());
  }

  int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
