package dev.tidemark.server.cluster;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Tells HAProxy by its control socket to send no new calls to an item service. */
record HaproxyRotation(String server, Path socket) implements Rotation {
  /**
   * HAProxy looks at an instance that was away twice a second, and trusts it after five seconds.
   */
  private static final Duration TRUSTED = Duration.ofSeconds(40);

  /** Where the server's name and its state stand in a line of {@code show servers state}. */
  private static final int NAME = 3;

  private static final int STATE = 5;
  private static final String RUNNING = "2";

  @Override
  public void out() {
    String _ = ask("set server items/" + server + " state drain");
  }

  /**
   * Waits until HAProxy itself has found the instance ready and has given it its full share: it
   * would have nobody to send calls to, or only one that has just begun, if the next one were taken
   * out before.
   */
  @Override
  public void in() {
    allow();
    boolean _ = Waiting.until(this::isTrusted, TRUSTED);
  }

  /** Lets HAProxy send calls again as soon as it finds the instance ready. */
  void allow() {
    String _ = ask("set server items/" + server + " state ready");
  }

  /** Also when HAProxy does not run, since it looks anew when it starts. */
  private boolean isTrusted() {
    String servers = ask("show servers state items");
    return servers.isEmpty()
        || servers
            .lines()
            .map(line -> line.split(" ", -1))
            .anyMatch(fields ->
                fields.length > STATE
                    && fields[NAME].equals(server)
                    && fields[STATE].equals(RUNNING));
  }

  private String ask(String command) {
    if (!Files.exists(socket)) {
      return "";
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
      // It answers, and closes, when the command is carried out.
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException notRunning) {
      // Without HAProxy there is nobody to tell; it asks for readiness when it comes.
      return "";
    }
  }
}
