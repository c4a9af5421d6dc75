package dev.tidemark.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class RequestIdTest {
  @Test
  void keepsAPlainIdThatAClientOffers() {
    assertThat(RequestId.accept("8f14e45f-ceea-4672")).isEqualTo("8f14e45f-ceea-4672");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "a b",
        "a\nb",
        "é",
        "0123456789012345678901234567890123456789012345678901234567890123456789"
      })
  void makesItsOwnInPlaceOfAnyOther(@Nullable String offered) {
    assertThat(RequestId.accept(offered)).matches("[0-9a-f]{16}");
  }

  @Test
  void lastsAsLongAsItsScope() {
    try (RequestId.Scope _ = RequestId.enter("outer")) {
      try (RequestId.Scope _ = RequestId.enter("inner")) {
        assertThat(RequestId.current()).isEqualTo("inner");
        assertThat(MDC.get("requestId")).isEqualTo("inner");
      }
      assertThat(RequestId.current()).isEqualTo("outer");
    }

    assertThat(RequestId.current()).isEqualTo("-");
    assertThat(MDC.get("requestId")).isNull();
  }
}
