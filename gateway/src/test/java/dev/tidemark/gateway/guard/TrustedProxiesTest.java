package dev.tidemark.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      TrustedProxies.parse(List.of("10.0.0.0/8", "192.168.1.7", "fd00::/8"));

  @Test
  void knowsItsNetworks() {
    assertThat(proxies.contains("10.255.0.1")).isTrue();
    assertThat(proxies.contains("192.168.1.7")).isTrue();
    assertThat(proxies.contains("fd12::1")).isTrue();
    assertThat(proxies.contains("11.0.0.1")).isFalse();
    assertThat(proxies.contains("192.168.1.8")).isFalse();
    assertThat(proxies.contains("fe80::1")).isFalse();
    assertThat(proxies.contains("not an address")).isFalse();
  }

  @Test
  void takesTheLastAddressThatIsNoProxy() {
    assertThat(proxies.client("1.1.1.1, 2.2.2.2, 10.0.0.1")).contains("2.2.2.2");
    assertThat(proxies.client("2001:db8::1")).contains("2001:db8::1");
    assertThat(proxies.client("10.0.0.1, 10.0.0.2")).isEmpty();
    assertThat(proxies.client("2.2.2.2, <script>")).isEmpty();
    assertThat(proxies.client("")).isEmpty();
  }

  @Test
  void tellsNetworksFromOtherTexts() {
    assertThat(TrustedProxies.isNetwork("10.0.0.0/33")).isFalse();
    assertThat(TrustedProxies.isNetwork("10.0.0.0/-1")).isFalse();
    assertThat(TrustedProxies.isNetwork("example.org")).isFalse();
    assertThat(TrustedProxies.isNetwork("::1/128")).isTrue();
  }
}
