package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the gateway knows of the demo shop: its address, its links, its pictures. */
class DemoShopTest {
  private static final String SHOP = "http://127.0.0.1:8081";

  @Test
  void saysWhereTheDemoShopIs() {
    try (RunningGateway gateway = RunningGateway.start(Map.of("demo.url", SHOP + "/"))) {
      Reply reply = gateway.stranger().get("/instance");

      assertThat(reply.json().path("demo").asBoolean()).isTrue();
      assertThat(reply.json().path("demoShopUrl").asString()).isEqualTo(SHOP);
      assertThat(reply.header("content-security-policy")).contains(" " + SHOP);
    }
  }

  @Test
  void saysThatThereIsNone() {
    try (RunningGateway gateway = RunningGateway.start()) {
      Reply reply = gateway.stranger().get("/instance");

      assertThat(reply.json().path("demo").asBoolean()).isFalse();
      assertThat(reply.json().path("demoShopUrl").isNull()).isTrue();
    }
  }

  @Test
  void takesLinksOfTheDemoShopFromExactlyItsOrigin() {
    try (RunningGateway gateway = RunningGateway.start(Map.of("demo.url", SHOP))) {
      ApiClient ada = gateway.logIn("ada");

      Reply added = ada.post("/watches", "{\"url\":\"" + SHOP + "/product/11/22\"}");
      Reply other = ada.post("/watches", "{\"url\":\"http://127.0.0.1:8082/product/11/22\"}");

      assertThat(added.status()).isEqualTo(202);
      assertThat(added.json().at("/watch/itemKey").asString()).isEqualTo("demo.11.22");
      assertThat(added.json().at("/item/url").asString()).isEqualTo(SHOP + "/product/11/22");
      assertThat(other.status()).isEqualTo(422);
    }
  }
}
