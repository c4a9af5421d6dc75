package dev.tidemark.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Balancers that only listen. */
class RotationsTest {
  @TempDir Path folder;

  private ClusterConfig config;

  @BeforeEach
  void create() {
    ClusterHome home = new ClusterHome(folder);
    home.create();
    config =
        new ClusterConfig(
            home,
            folder,
            List.of("java"),
            "127.0.0.1",
            80,
            18_000,
            Map.of("gateway", 2, "user", 1, "item", 2, "price", 1),
            Map.of(),
            Optional.empty(),
            false,
            false);
  }

  private String obey(String lines) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new Rotations(config)
        .obey(
            new BufferedReader(new StringReader(lines)),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  private Path away(String gateway) {
    return config.home().run().resolve(gateway + ".away");
  }

  @Test
  void leavesAGatewayOutUntilItIsAskedIn() throws IOException {
    assertThat(obey("out gateway-2\n")).isEqualTo("done\n");
    assertThat(away("gateway-2")).exists();
    assertThat(away("gateway-1")).doesNotExist();

    assertThat(obey("in gateway-2\n")).isEqualTo("done\n");
    assertThat(away("gateway-2")).doesNotExist();
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> obey("out nginx\n")).hasMessageContaining("not out nginx");
    assertThatThrownBy(() -> obey("away item-1\n")).hasMessageContaining("not away item-1");
  }

  @Test
  void takesInAgainWhatAFailedUpgradeLeftOut() throws Exception {
    Files.writeString(away("gateway-1"), "");
    try (Listener haproxy = new Listener(config.home().run().resolve("haproxy.sock"))) {
      Rotations.takeAllIn(config);

      assertThat(haproxy.next()).isEqualTo("set server items/item-1 state ready\n");
      assertThat(haproxy.next()).isEqualTo("set server items/item-2 state ready\n");
    }
    assertThat(away("gateway-1")).doesNotExist();
  }

  /** A control socket that keeps what it is told and closes each connection at once. */
  private static final class Listener implements AutoCloseable {
    private final ServerSocketChannel socket =
        ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private Listener(Path path) throws IOException {
      socket.bind(UnixDomainSocketAddress.of(path));
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      while (socket.isOpen()) {
        try (SocketChannel one = socket.accept()) {
          ByteBuffer line = ByteBuffer.allocate(200);
          int _ = one.read(line);
          told.add(StandardCharsets.US_ASCII.decode(line.flip()).toString());
        } catch (IOException closed) {
          return;
        }
      }
    }

    private String next() throws InterruptedException {
      return Optional.ofNullable(told.poll(30, TimeUnit.SECONDS)).orElse("nothing");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
