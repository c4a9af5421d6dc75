package dev.tidemark.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginCheckTest {
  private static final String PUBLIC = "https://prices.example.org";

  @Test
  void acceptsTheHostThatWasAddressed() {
    assertThat(passes("", "http://home:8080", "home:8080", false)).isTrue();
    assertThat(passes("", "http://HOME", "home", false)).isTrue();
    assertThat(passes("", "https://home", "home:443", true)).isTrue();
    assertThat(passes("", "http://[::1]:8080", "[::1]:8080", false)).isTrue();
  }

  @Test
  void acceptsThePublicAddressWhateverHostAProxyNames() {
    assertThat(passes(PUBLIC, PUBLIC, "gateway-1:8080", true)).isTrue();
    assertThat(passes(PUBLIC, PUBLIC + ":443", "gateway-1:8080", true)).isTrue();
  }

  @Test
  void refusesEveryOther() {
    assertThat(passes("", "http://home:8081", "home:8080", false)).isFalse();
    assertThat(passes("", "http://home.evil.example", "home", false)).isFalse();
    assertThat(passes("", "http://evil.example", "home", false)).isFalse();
    assertThat(passes("", "null", "home", false)).isFalse();
    assertThat(passes("", "", "home", false)).isFalse();
    assertThat(passes("", "file://home", "home", false)).isFalse();
    assertThat(passes("", "http://home", "", false)).isFalse();
    assertThat(passes(PUBLIC, "http://prices.example.org", "prices.example.org", true)).isFalse();
  }

  @Test
  void letsCommandLineClientsPass() {
    assertThat(passes("", null, "home", false)).isTrue();
  }

  @Test
  void listensToTheBrowserWhereItSaysNoOrigin() {
    assertThat(check(null, "cross-site")).isFalse();
    assertThat(check(null, "same-origin")).isTrue();
    assertThat(check(null, "none")).isTrue();
  }

  private static boolean check(@Nullable String origin, @Nullable String fetchSite) {
    try {
      new OriginCheck("").check(origin, fetchSite, new Client("1.2.3.4", "", false, "home"));
      return true;
    } catch (TidemarkException refused) {
      assertThat(refused.error()).isEqualTo(ErrorCode.FOREIGN_ORIGIN);
      return false;
    }
  }

  private static boolean passes(
      String publicUrl, @Nullable String origin, String authority, boolean secure) {
    try {
      new OriginCheck(publicUrl).check(origin, null, new Client("1.2.3.4", "", secure, authority));
      return true;
    } catch (TidemarkException refused) {
      assertThat(refused.error()).isEqualTo(ErrorCode.FOREIGN_ORIGIN);
      return false;
    }
  }
}
