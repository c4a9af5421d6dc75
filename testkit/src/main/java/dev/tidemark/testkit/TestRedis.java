package dev.tidemark.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/** A real, empty Redis server of its own on a free port of the loopback interface. */
public final class TestRedis implements AutoCloseable {

  /** Somebody else may take the free port before the server does. */
  private static final int ATTEMPTS = 3;

  private final RedisServer server;

  private TestRedis(RedisServer server) {
    this.server = server;
  }

  /** Starts a server and returns when it answers. */
  public static TestRedis start() {
    for (int attempt = 1; ; attempt++) {
      try {
        RedisServer server =
            RedisServer.newRedisServer()
                .executableProvider(Program.PROVIDER)
                .bind("127.0.0.1")
                .port(freePort())
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
        return new TestRedis(server);
      } catch (IOException fault) {
        if (attempt == ATTEMPTS) {
          throw new UncheckedIOException(fault);
        }
      }
    }
  }

  public URI uri() {
    return URI.create("redis://127.0.0.1:" + server.ports().getFirst());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The server's program, unpacked once per JVM. */
  private static final class Program {
    static final ExecutableProvider PROVIDER = unpacked();

    private static ExecutableProvider unpacked() {
      try {
        File folder = TestFolders.ofThisProcess("redis").toFile();
        File program = ExecutableProvider.newJarResourceProvider(folder).get();
        return () -> program;
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }
}
