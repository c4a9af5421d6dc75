package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What people paste: links, short links, and the texts that apps put around them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastedTextsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private RunningGateway gateway;
  private ApiClient ada;

  @BeforeAll
  void start() {
    gateway = RunningGateway.start();
    ada = gateway.logIn("pastes.texts");
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  /** English, Chinese, Thai, Vietnamese, Portuguese; each item is another. */
  static Stream<String> shareTexts() {
    return Stream.of(
        "Check out Blue mug for $12.90. Get it on Shopee now! LINK",
        "快來蝦皮購物看看【藍色馬克杯】只要$129！LINK，超便宜",
        "ดู แก้วสีน้ำเงิน ลดราคา 50% ในราคา ฿129 ที่ Shopee ตอนนี้เลย! LINK",
        "Mình vừa tìm thấy Cốc xanh với giá ₫129.000 trên Shopee. Mua ngay! LINK.",
        "Olha o que achei na Shopee: Caneca azul (R$ 12,90)! Confira: \"LINK\"");
  }

  @ParameterizedTest
  @MethodSource("shareTexts")
  void keepTheVariationOfTheLinkInTheMidstOfThem(String text) {
    String link = "https://shopee.sg/Blue-mug-i.1.9" + text.length() + "?model_id=77&smtt=0.0.9";

    Reply added = paste(text.replace("LINK", link));

    assertThat(added.status()).isEqualTo(202);
    assertThat(added.json().at("/watch/itemKey").asString()).isEqualTo("sg.1.9" + text.length());
    assertThat(added.json().at("/watch/model").asString()).isEqualTo("77");
  }

  @Test
  void followAShortLinkToItsItemAndVariation() {
    Reply added = paste("Look at this: https://s.shopee.sg/mug !");

    assertThat(added.status()).isEqualTo(202);
    assertThat(added.json().at("/watch/itemKey").asString()).isEqualTo("sg.1.800");
    assertThat(added.json().at("/watch/model").asString()).isEqualTo("801");
  }

  @Test
  void sayThatAShortLinkIsDead() {
    Reply refused = paste("https://shope.ee/dead");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("not-an-item-url");
    assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("url");
  }

  @Test
  void askToTryAgainWhenTheNetworkIsInTrouble() {
    Reply refused = paste("https://vn.shp.ee/later");

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("retry-after")).isEqualTo("10");
    assertThat(refused.json().path("detail").asString()).contains("Try again");
  }

  private Reply paste(String text) {
    return ada.post("/watches", JSON.writeValueAsString(Map.of("url", text)));
  }
}
