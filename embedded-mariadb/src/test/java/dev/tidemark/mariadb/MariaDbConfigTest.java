package dev.tidemark.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MariaDbConfigTest {
  private static final Path FOLDER = Path.of("/srv/tidemark");

  @Test
  void isADurableSmallServerOnAFreePortByDefault() {
    MariaDbConfig config = MariaDbConfig.in(FOLDER, FOLDER);

    assertThat(config.port()).isZero();
    assertThat(config.durable()).isTrue();
    assertThat(config.bufferPoolMegabytes()).isEqualTo(64);
  }

  @Test
  void refusesPathsThatTheServerWouldCutOff() {
    assertThatThrownBy(() -> MariaDbConfig.in(FOLDER.resolve("x".repeat(400)), FOLDER))
        .hasMessageContaining("at most 380 bytes");
    assertThatThrownBy(() -> MariaDbConfig.in(FOLDER.resolve("a:b"), FOLDER))
        .hasMessageContaining("':'");
  }

  @Test
  void refusesPortsAndPoolsThatAreNone() {
    MariaDbConfig config = MariaDbConfig.in(FOLDER, FOLDER);

    assertThatThrownBy(() -> config.withPort(65_536)).hasMessageContaining("65536");
    assertThatThrownBy(() -> config.withBufferPoolMegabytes(1)).hasMessageContaining("1");
  }
}
