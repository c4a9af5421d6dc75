package dev.tidemark.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));

  @Test
  void opensTheUsualShopWithoutAny() {
    DemoShopConfig config = Arguments.read(List.of(), CLOCK);

    assertThat(config).isEqualTo(DemoShopConfig.of(config.world(), CLOCK));
    assertThat(config.world().items()).isEqualTo(2_000);
    assertThat(config.world().start()).isEqualTo(CLOCK.instant());
  }

  @Test
  void readsEveryOption() {
    DemoShopConfig config =
        Arguments.read(
            List.of(
                ("--address 0.0.0.0 --port 9000 --seed 5 --items 100 --speed 1 --region id"
                        + " --start 2026-01-01T00:00:00Z --session-every 60 --session-length 30"
                        + " --session-items 9 --faults captcha-plain@0.1,stall:3")
                    .split(" ")),
            CLOCK);

    assertThat(config.address()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(9_000);
    assertThat(config.world().seed()).isEqualTo(5);
    assertThat(config.world().region()).isEqualTo(Region.ID);
    assertThat(config.world().start()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(config.world().sessions().every()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.world().sessions().items()).isEqualTo(9);
    assertThat(config.faults())
        .extracting(rule -> rule.fault().kind())
        .containsExactly(FaultKind.CAPTCHA_PLAIN, FaultKind.STALL);
    assertThat(config.faults().getLast().fault().seconds()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --prot 1           | there is no option '--prot'
          --port             | --port needs a value
          --port eighty      | --port is a port or 0, not 'eighty'
          --port 70000       | a port is 0 to 65535, not 70000
          --items 1          | a shop has 4 to 1000000 items, not 1
          --start yesterday  | --start is like 2026-03-01T10:00:00Z, not 'yesterday'
          --region mars      | --region: there is no region 'mars'
          --faults nonsense  | --faults: there is no fault 'nonsense'
          --faults html@2    | --faults: a share is more than 0 and at most 1, not 2.0
          --session-length 900 | a session lasts from 100ms to the next one's start
          """)
  void saysWhatWasExpected(String words, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.read(List.of(words.split(" ")), CLOCK))
        .withMessageContaining(message);
  }
}
