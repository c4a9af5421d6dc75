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
  void fillsAListWithTheShopsCollectionAndOnlyOnce() {
    try (RunningGateway gateway = RunningGateway.start(Map.of("demo.url", SHOP))) {
      gateway.prices.putCollection(11, 12, 13);
      ApiClient ada = gateway.logIn("ada");

      Reply filled = ada.send("POST", "/demo", "", Map.of());
      Reply again = ada.send("POST", "/demo", "", Map.of());

      assertThat(filled.json().path("items").asInt()).isEqualTo(3);
      assertThat(filled.json().path("added").asInt()).isEqualTo(3);
      assertThat(again.json().path("added").asInt()).isZero();
      assertThat(gateway.users.state()).contains("tags: \"demo\"");
    }
  }

  @Test
  void saysThatThereIsNoDemoShopToFillAListFrom() {
    try (RunningGateway gateway = RunningGateway.start()) {
      Reply refused = gateway.logIn("ada").send("POST", "/demo", "", Map.of());

      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("no-demo-shop");
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
