package dev.tidemark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TestedRedisIT {

  @Test
  void eachOneIsAServerOfItsOwnWhichEndsWhenClosed() throws IOException {
    TestRedis one = TestRedis.start();
    try (TestRedis other = TestRedis.start()) {
      assertThat(ask(one.uri(), "SET a b")).isEqualTo("+OK");
      assertThat(ask(other.uri(), "EXISTS a")).isEqualTo(":0");
    } finally {
      one.close();
    }

    assertThatThrownBy(() -> ask(one.uri(), "PING")).isInstanceOf(ConnectException.class);
  }

  private static String ask(URI uri, String command) throws IOException {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort());
        BufferedReader answers =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      return answers.readLine();
    }
  }
}
