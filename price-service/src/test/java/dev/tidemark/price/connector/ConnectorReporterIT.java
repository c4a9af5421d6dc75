package dev.tidemark.price.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.connector.ConnectorStanding;
import dev.tidemark.itemsdb.connector.ConnectorStore;
import dev.tidemark.marketplace.CallBudget;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectorReporterIT {
  private static final Instant SINCE = Instant.parse("2026-05-01T10:00:00Z");

  @AutoClose private final PriceDatabase items = new PriceDatabase();
  private final StubConnector affiliate = new StubConnector(Source.AFFILIATE, Region.BR);
  private final Connectors connectors =
      new Connectors(List.of(affiliate), Timekeeper.system(InstantSource.system()));
  private final ConnectorReporter reporter =
      new ConnectorReporter(items.database(), connectors, "one");

  @Test
  void reportsNewsAtOnceAndNothingElse() {
    reporter.report();
    items.execute("UPDATE connector SET detail = 'untouched'");
    reporter.reportNews();
    assertThat(standings()).singleElement().extracting("detail").isEqualTo("untouched");

    affiliate.standing(
        new ConnectorState(
            Condition.OUT_OF_BUDGET,
            SINCE,
            "no calls left",
            SINCE.plusSeconds(90),
            new CallBudget(1_600, 7)));
    reporter.reportNews();

    assertThat(standings())
        .containsExactly(
            new ConnectorStanding(
                Region.BR,
                Source.AFFILIATE,
                "out-of-budget",
                SINCE,
                "no calls left",
                SINCE.plusSeconds(90),
                1_600,
                7));
  }

  @Test
  void leavesTheReportsOfOthersAlone() {
    reporter.report();
    affiliate.standing(new ConnectorState(Condition.BLOCKED, SINCE, "frozen"));

    new ConnectorReporter(items.database(), connectors, "other").report();

    assertThat(standings()).extracting(ConnectorStanding::state).containsExactly("ok", "blocked");
  }

  private List<ConnectorStanding> standings() {
    return items.database().read(handle -> new ConnectorStore(handle).standings());
  }
}
