package dev.tidemark.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashSession;
import dev.tidemark.simulator.world.TrueChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LedgerRoutesIT {
  private final Visitor visitor = Visitor.at(Visitor.START.plus(Duration.ofMinutes(3)));
  private final DemoItem item = visitor.shop().world().showcase(6).getFirst();

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void listsTheCatalogue() {
    JsonNode page = visitor.json("/demo/items?offset=1990&limit=50");

    assertThat(page.path("total").asInt()).isEqualTo(2_000);
    assertThat(page.path("items")).hasSize(10);
    assertThat(page.path("items").path(0).path("url").asString())
        .isEqualTo(visitor.shop().origin() + visitor.shop().world().item(1_990).path());
  }

  @Test
  void tellsTheTruthOfAnyMoment() {
    String at = Visitor.START.minus(Duration.ofDays(30)).toString();
    JsonNode truth = visitor.json("/demo/truth?itemid=" + item.id() + "&at=" + at);

    assertThat(truth.path("at").asString()).isEqualTo(at);
    assertThat(truth.path("price").asString()).matches("[0-9]+\\.[0-9]{2}");
    assertThat(truth.path("models")).hasSize(item.models().size());
  }

  @Test
  void tellsEveryTrueChange() {
    Instant from = Visitor.START.minus(Duration.ofDays(200));
    List<TrueChange> changes = visitor.shop().world().changes(item, from, visitor.now());

    JsonNode ledger = visitor.json("/demo/ledger?itemid=" + item.id() + "&from=" + from);

    assertThat(ledger.path("changes")).hasSize(changes.size()).isNotEmpty();
    assertThat(ledger.path("changes").path(0).path("at").asString())
        .isEqualTo(changes.getFirst().at().toString());
    assertThat(ledger.path("before").path("price").asString()).isNotEmpty();
  }

  @Test
  void tellsSessionsWithTheirItems() {
    FlashSession running = visitor.shop().world().runningSession(visitor.now()).orElseThrow();

    JsonNode sessions = visitor.json("/demo/sessions").path("sessions");

    assertThat(sessions)
        .anyMatch(session ->
            session.path("promotionId").asString().equals("" + running.promotionId())
                && session.path("items").size() == 60);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(visitor.get("/demo/truth?itemid=5").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/demo/truth?itemid=" + item.id() + "&at=now").statusCode())
        .isEqualTo(400);
    assertThat(visitor.get("/demo/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void answersOnlyToProgramsOfThisMachine() {
    for (String header : List.of("X-Forwarded-For", "Origin", "Forwarded")) {
      assertThat(
              visitor
                  .send(visitor.request("/demo/items").header(header, "http://evil.example"))
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void saysWhyItCannotOpen() {
    int taken = visitor.shop().origin().getPort();

    assertThatIllegalStateException()
        .isThrownBy(
            () -> DemoShop.start(DemoShopConfig.usual().withAddress("127.0.0.1", taken)).close())
        .withMessageContaining("127.0.0.1:" + taken + ": ");
  }
}
