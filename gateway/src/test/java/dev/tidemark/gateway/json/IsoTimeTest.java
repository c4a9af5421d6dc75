package dev.tidemark.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsoTimeTest {
  private static final DateTimeFormatter JDK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Test
  void writesWhatTheJdkWrites() {
    Random random = new Random(20261123);
    for (int i = 0; i < 100_000; i++) {
      long time = random.nextLong(253_402_300_800_000L);
      assertThat(IsoTime.of(time)).isEqualTo(JDK.format(Instant.ofEpochMilli(time)));
    }
    assertThat(IsoTime.of(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(IsoTime.of(253_402_300_799_999L)).isEqualTo("9999-12-31T23:59:59.999Z");
  }

  @Test
  void refusesToWriteWhatHasAnotherForm() {
    assertThatThrownBy(() -> IsoTime.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IsoTime.of(253_402_300_800_000L))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTimesWithAnOffset() {
    assertThat(IsoTime.parse("2026-11-23T16:30:00+08:00"))
        .contains(Instant.parse("2026-11-23T08:30:00Z"));
    assertThat(IsoTime.parse("2026-11-23T08:30:00.123456Z")).isPresent();
    assertThat(IsoTime.parse("2026-11-23")).isEmpty();
    assertThat(IsoTime.parse("2026-11-23T08:30:00")).isEmpty();
    assertThat(IsoTime.parse("")).isEmpty();
  }
}
