package dev.tidemark.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineMessageTest {
  @Test
  void leavesOrdinaryTextAlone() {
    assertThat(OneLineMessage.escaped("Käse 芝士 🧀 a=1")).isEqualTo("Käse 芝士 🧀 a=1");
  }

  @Test
  void escapesWhatCouldForgeALineOrMoveTheCursor() {
    assertThat(OneLineMessage.escaped("a\r\n2026 ERROR b\u001b[2J\0\u202e\u2028\u0085"))
        .isEqualTo("a\\r\\n2026 ERROR b\\u001b[2J\\u0000\\u202e\\u2028\\u0085");
  }
}
