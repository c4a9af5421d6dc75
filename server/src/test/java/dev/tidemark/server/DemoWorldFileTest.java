package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.simulator.world.WorldConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWorldFileTest {
  private static final Instant FIRST = Instant.parse("2026-11-23T06:00:00Z");
  private static final Instant LATER = FIRST.plus(Duration.ofDays(3));

  @TempDir Path directory;

  @Test
  void aRestartContinuesTheSameWorld() {
    WorldConfig opened = new DemoWorldFile(directory).keep(7, 600, FIRST);

    assertThat(new DemoWorldFile(directory).keep(7, 600, LATER)).isEqualTo(opened);
  }

  @Test
  void anotherSeedOrSpeedIsAnotherShopThatOpensNow() {
    WorldConfig opened = new DemoWorldFile(directory).keep(7, 600, FIRST);

    assertThat(opened.start()).isEqualTo(FIRST);
    assertThat(new DemoWorldFile(directory).keep(8, 600, LATER).start()).isEqualTo(LATER);
    assertThat(new DemoWorldFile(directory).keep(8, 900, LATER).speed()).isEqualTo(900);
  }

  @Test
  void saysWhatToDoWithAFileThatCannotBeRead() throws IOException {
    Files.writeString(
        directory.resolve("demo-shop.properties"), "seed=7\nspeed=600\nstart=yesterday\n");

    assertThatThrownBy(() -> new DemoWorldFile(directory).keep(7, 600, LATER))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("delete it to open a new shop");
  }
}
