package dev.tidemark.server.cluster;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells HAProxy by its control socket to send no new calls to an item service. */
record HaproxyRotation(String server, Path socket) implements Rotation {
  @Override
  public void out() {
    tell("drain");
  }

  @Override
  public void in() {
    tell("ready");
  }

  private void tell(String state) {
    if (!Files.exists(socket)) {
      return;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      String command = "set server items/" + server + " state " + state + "\n";
      channel.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.US_ASCII)));
      // It answers, and closes, when the command is carried out.
      int _ = channel.read(ByteBuffer.allocate(256));
    } catch (IOException notRunning) {
      // Without HAProxy there is nobody to tell; it asks for readiness when it comes.
    }
  }
}
