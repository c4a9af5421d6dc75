package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopeeWebConfigTest {

  @Test
  void isOffByDefault() {
    ShopeeWebConfig config = ShopeeWebConfig.off("1");

    assertThat(config.regions()).isEmpty();
    assertThat(config.requestsPerSecond()).isEqualTo(2);
    assertThat(config.baseUrl(Region.BR)).hasToString("https://shopee.com.br");
  }

  @Test
  void asksElsewhereWhereTheOperatorSaysSo() {
    ShopeeWebConfig config = with("http://127.0.0.1:9000/recorder/");

    assertThat(config.baseUrl(Region.SG)).hasToString("http://127.0.0.1:9000/recorder");
    assertThat(config.baseUrl(Region.VN)).hasToString("https://shopee.vn");
  }

  @Test
  void asksTheDemoShopAtItsOriginOnly() {
    ShopeeWebConfig config = ShopeeWebConfig.demo(URI.create("http://127.0.0.1:8090/"), 5, "1");

    assertThat(config.source()).isEqualTo(Source.DEMO);
    assertThat(config.regions()).containsExactly(Region.DEMO);
    assertThat(config.baseUrl(Region.DEMO)).hasToString("http://127.0.0.1:8090");
    assertThat(config.images(Region.DEMO)).hasToString("http://127.0.0.1:8090/file/");
    assertThat(config.headersFiles()).isEqualTo(HeadersFiles.NONE);
  }

  @Test
  void knowsNoDemoShopWithoutAnOrigin() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new ShopeeWebConfig(
                Source.DEMO, Set.of(Region.DEMO), Map.of(), HeadersFiles.NONE, 2, "1"))
        .withMessageContaining("base URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://a", "a", "http:/a", "http://u@a", "http://a?b", "http://a#b", "file:///a"})
  void refusesABaseThatIsNone(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(base))
        .withMessageContaining("region sg")
        .withMessageContaining(base);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1001})
  void refusesARateThatIsNone(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShopeeWebConfig(true, Map.of(), HeadersFiles.NONE, rate, "1"));
  }

  private static ShopeeWebConfig with(String base) {
    return new ShopeeWebConfig(
        true, Map.of(Region.SG, URI.create(base)), HeadersFiles.NONE, 2, "1");
  }
}
