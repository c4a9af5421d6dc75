package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import dev.tidemark.protocol.price.v1.RefusedRow;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** /imports: files on their way, and what is told of them. */
class ImportingPricesTest {
  private static final Map<String, String> CSV = Map.of("Content-Type", "text/csv; charset=utf-8");

  private RunningGateway gateway;
  private ApiClient ada;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
    ada = gateway.logIn("ada");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void handsAFileOnUnchanged() {
    String file = noise(5_000_000);

    Reply reply = ada.send("POST", "/imports", file, CSV);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().at("/import/state").asString()).isEqualTo("waiting");
    assertThat(reply.json().at("/import/rows").isNull()).isTrue();
    String id = reply.json().at("/import/importId").asString();
    assertThat(new String(gateway.prices.imports.content(id), StandardCharsets.UTF_8))
        .isEqualTo(file);
    assertThat(ada.get("/imports/" + id).json().at("/import/size").asLong())
        .isEqualTo(file.length());
    assertThat(ada.get("/imports").json().at("/imports/0/importId").asString()).isEqualTo(id);
  }

  @Test
  void refusesAFileOfTwentyOneMegabytes() {
    Reply reply = ada.send("POST", "/imports", "x".repeat(21 * 1024 * 1024), CSV);

    assertThat(reply.code()).isEqualTo("body-too-large");
    assertThat(ada.get("/imports").json().path("imports").size()).isZero();
    assertThat(ada.get("/account").status()).isEqualTo(200);
  }

  @Test
  void refusesAnEmptyFileAndOtherKinds() {
    assertThat(ada.send("POST", "/imports", "", CSV).code()).isEqualTo("invalid-value");
    assertThat(ada.send("POST", "/imports", "x", Map.of("Content-Type", "application/zip")).code())
        .isEqualTo("unsupported-media-type");
    assertThat(ada.send("POST", "/imports", "x", Map.of()).code())
        .isEqualTo("unsupported-media-type");
  }

  @Test
  void refusesTheFileOfAStrangerUnread() {
    Reply reply = gateway.stranger().send("POST", "/imports", noise(3_000_000), CSV);

    assertThat(reply.code()).isEqualTo("login-required");
  }

  @Test
  void saysThatAnotherImportIsRunning() {
    gateway.prices.imports.busy(true);

    assertThat(ada.send("POST", "/imports", noise(1_000_000), CSV).code())
        .isEqualTo("import-running");
  }

  @Test
  void hidesImportsFromOthers() {
    ApiClient eve = gateway.logIn("eve");
    ada.send("POST", "/imports", "item\n", CSV);

    assertThat(eve.get("/imports/i1").code()).isEqualTo("import-not-found");
    assertThat(eve.get("/imports/i1/refused").code()).isEqualTo("import-not-found");
    assertThat(eve.get("/imports").json().path("imports").size()).isZero();
    assertThat(ada.get("/imports/..%2fi1").code()).isEqualTo("import-not-found");
  }

  @Test
  void writesRefusedRowsAsCsvHoweverMany() {
    for (int i = 1; i <= 2_500; i++) {
      gateway.prices.imports.refused.add(
          RefusedRow.newBuilder()
              .setRow(i)
              .setCode("not-a-number")
              .setDetail("a price is a \"decimal\" number")
              .setContent("sg.1.2,\"12,90\"")
              .build());
    }
    ada.send("POST", "/imports", "item\n", CSV);

    Reply reply = ada.get("/imports/i1/refused");

    assertThat(reply.header("content-disposition")).contains("refused-i1.csv");
    assertThat(reply.text().split("\r\n"))
        .hasSize(2_501)
        .startsWith(
            "row,code,reason,content",
            "1,not-a-number,\"a price is a \"\"decimal\"\" number\",\"sg.1.2,\"\"12,90\"\"\"")
        .endsWith(
            "2500,not-a-number,\"a price is a \"\"decimal\"\" number\",\"sg.1.2,\"\"12,90\"\"\"");
  }

  @Test
  void letsACollectorsTokenImportForEverybody() {
    gateway.logIn("admin").post("/setup", Operations.body("POST /setup"));
    String secret = gateway.token(gateway.logIn("admin"), TokenScope.COLLECT);
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + secret, "Content-Type", "text/csv");

    Reply reply = gateway.stranger().send("POST", "/imports", "item\n", headers);

    assertThat(reply.json().at("/import/shared").asBoolean()).isTrue();
    assertThat(gateway.stranger().send("GET", "/imports/i1", "", headers).status()).isEqualTo(200);
  }

  private static String noise(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
