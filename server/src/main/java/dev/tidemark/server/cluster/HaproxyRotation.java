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
  /** HAProxy looks at an instance that was away every half second. */
  private static final Duration NOTICED = Duration.ofSeconds(20);

  @Override
  public void out() {
    String _ = ask("set server items/" + server + " state drain");
  }

  /**
   * Waits until HAProxy itself has found the instance ready: it would have nobody to send calls to
   * if the next one were taken out before.
   */
  @Override
  public void in() {
    String _ = ask("set server items/" + server + " state ready");
    boolean _ = Waiting.until(this::isUsed, NOTICED);
  }

  /** Whether calls go there; also when HAProxy does not run, since it looks anew when it starts. */
  private boolean isUsed() {
    String servers = ask("show stat items 4 -1");
    return servers.isEmpty()
        || servers
            .lines()
            .map(line -> line.split(",", -1))
            .anyMatch(fields ->
                fields.length > STATUS
                    && fields[NAME].equals(server)
                    && fields[STATUS].startsWith("UP"));
  }

  /** Places of its CSV: proxy, server, ..., status. */
  private static final int NAME = 1;

  private static final int STATUS = 17;

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
