package dev.tidemark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.Seller;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AffiliateIT {
  private static final JsonMapper JSON = new JsonMapper();

  private final Visitor visitor = Visitor.at(Visitor.START);
  private final DemoItem item = visitor.shop().world().item(8);

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void offersOneItemAtItsTruePriceAsADecimalText() {
    JsonNode connection =
        ask("{ productOfferV2(itemId: %d, limit: 1) { nodes { itemId price priceMin shopId } } }"
                .formatted(item.id().value()))
            .at("/data/productOfferV2");

    String price = visitor.shop().world().truth(item, visitor.now()).price().toDecimal(2);
    assertThat(connection.path("nodes")).hasSize(1);
    assertThat(connection.at("/nodes/0/itemId").asLong()).isEqualTo(item.id().value());
    assertThat(connection.at("/nodes/0/price").isString()).isTrue();
    assertThat(connection.at("/nodes/0/price").asString()).isEqualTo(price);
    assertThat(connection.at("/nodes/0").has("imageUrl")).isFalse();
    assertThat(connection.has("pageInfo")).isFalse();
  }

  @Test
  void understandsVariablesAndAliases() {
    JsonNode data =
        ask(
                "query Two($one: Int64, $two: Int64!) {"
                    + " a: productOfferV2(itemId: $one) { nodes { id: itemId } }"
                    + " b: productOfferV2(itemId: $two) { nodes { id: itemId } } }",
                "{\"one\":%d,\"two\":%d}"
                    .formatted(item.id().value(), visitor.shop().world().item(9).id().value()))
            .path("data");

    assertThat(data.at("/a/nodes/0/id").asLong()).isEqualTo(item.id().value());
    assertThat(data.at("/b/nodes/0/id").asLong())
        .isEqualTo(visitor.shop().world().item(9).id().value());
  }

  @Test
  void listsASellersOffersInPages() {
    Seller seller = visitor.shop().world().item(99).seller();
    String query =
        "{ productOfferV2(shopId: %d, limit: 50, page: %d)"
            + " { nodes { itemId } pageInfo { page limit hasNextPage } } }";

    JsonNode first = ask(query.formatted(seller.id().value(), 1)).at("/data/productOfferV2");
    JsonNode second = ask(query.formatted(seller.id().value(), 2)).at("/data/productOfferV2");

    assertThat(first.path("nodes")).hasSize(50);
    assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    // Three of the sixty take no part.
    assertThat(second.path("nodes")).hasSize(7);
    assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
  }

  @Test
  void offersNothingOfItemsThatTakeNoPart() {
    JsonNode nodes =
        ask("{ productOfferV2(itemId: %d) { nodes { itemId } } }"
                .formatted(visitor.shop().world().item(19).id().value()))
            .at("/data/productOfferV2/nodes");

    assertThat(nodes.isArray()).isTrue();
    assertThat(nodes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10010 { productOfferV2(",
        "10010 { brandOffer { nodes { offerName } } }",
        "11001 { productOfferV2(limit: 51) { nodes { itemId } } }",
        "11001 { productOfferV2(itemId: 1.5) { nodes { itemId } } }",
        "11001 { productOfferV2(limit: 1) { nodes { nonsense } } }"
      })
  void refusesWrongQuestionsWithTheirCode(String codeAndQuery) {
    JsonNode answer = ask(codeAndQuery.substring(6));

    assertThat(code(answer)).isEqualTo(Integer.parseInt(codeAndQuery.substring(0, 5)));
  }

  @Test
  void refusesWhoeverHasNotSigned() {
    assertThat(code(visitor.post("/graphql", "{}"))).isEqualTo(10_020);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        10_000, 10_010, 10_020, 10_030, 10_031, 10_032, 10_033, 10_034, 10_035, 11_000, 11_001,
        11_002
      })
  void hasEveryErrorOnDemand(int code) {
    assertThat(code(visitor.post("/graphql?demo_fault=affiliate-" + code, "{}"))).isEqualTo(code);
  }

  @Test
  void allowsTwoThousandCallsAnHour() {
    String query = "{ productOfferV2(itemId: 1) { nodes { itemId } } }";
    for (int call = 0; call < 2_000; call++) {
      ask(query);
    }

    assertThat(code(ask(query))).isEqualTo(10_030);
    visitor.comesBackAt(visitor.now().plusSeconds(3_600));
    assertThat(ask(query).has("errors")).isFalse();
  }

  private static int code(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asInt();
  }

  private JsonNode ask(String query) {
    return ask(query, "{}");
  }

  private JsonNode ask(String query, String variables) {
    String body =
        JSON.createObjectNode()
            .put("query", query)
            .set("variables", JSON.readTree(variables))
            .toString();
    long timestamp = visitor.now().getEpochSecond();
    HttpRequest.Builder request =
        visitor
            .request("/graphql")
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "SHA256 Credential=123456, Timestamp="
                    + timestamp
                    + ", Signature="
                    + sha256("123456" + timestamp + body + "demo"))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return JSON.readTree(visitor.send(request).body());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
