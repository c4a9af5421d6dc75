package dev.tidemark.itemsdb.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.ItemsDbForTests;
import dev.tidemark.itemsdb.price.ConnectorReport;
import dev.tidemark.itemsdb.price.ConnectorReportStore;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectorStoreIT {
  @AutoClose private final ItemsDbForTests db = new ItemsDbForTests();

  @Test
  void countsARegionWhileAConnectorWasSeenWithinTwoMinutes() {
    insert(Region.SG, 1, "ok", 0);
    insert(Region.SG, 2, "blocked", 500);
    insert(Region.MY, 2, "blocked", 100);
    insert(Region.VN, 2, "ok", 121);

    Map<Region, Set<Source>> live = db.read(handle -> new ConnectorStore(handle).liveSources());

    assertThat(live)
        .containsOnly(
            Map.entry(Region.SG, Set.of(Source.AFFILIATE)),
            Map.entry(Region.MY, Set.of(Source.WEB)));
  }

  @Test
  void knowsNoRegionWithoutAnyConnector() {
    assertThat(db.<Map<Region, Set<Source>>>read(h -> new ConnectorStore(h).liveSources()))
        .isEmpty();
  }

  @Test
  void readsWhatEachPriceServiceReports() {
    Instant since = Instant.parse("2026-03-01T10:00:00Z");
    ConnectorReport blocked =
        new ConnectorReport(
            Region.BR,
            Source.AFFILIATE,
            "blocked",
            since,
            "frozen",
            since.plusSeconds(60),
            1_600,
            12);
    ConnectorReport well = new ConnectorReport(Region.BR, Source.AFFILIATE, "ok", since, "");
    boolean _ =
        db.write(handle -> {
          new ConnectorReportStore(handle).report("one", well);
          new ConnectorReportStore(handle).report("other", well);
          new ConnectorReportStore(handle).report("other", blocked);
          new ConnectorReportStore(handle).forgetGone();
          return true;
        });

    List<ConnectorStanding> standings = db.read(handle -> new ConnectorStore(handle).standings());

    assertThat(standings)
        .containsExactly(
            new ConnectorStanding(Region.BR, Source.AFFILIATE, "ok", since, "", null, null, null),
            new ConnectorStanding(
                Region.BR,
                Source.AFFILIATE,
                "blocked",
                since,
                "frozen",
                since.plusSeconds(60),
                1_600,
                12));
  }

  @Test
  void forgetsPriceServicesThatHaveBeenGoneForADay() {
    insert(Region.SG, 1, "ok", 86_390);
    insert(Region.MY, 1, "ok", 86_410);

    boolean _ =
        db.write(handle -> {
          new ConnectorReportStore(handle).forgetGone();
          return true;
        });

    assertThat(
            db.<Integer>read(handle ->
                handle.createQuery("SELECT COUNT(*) FROM connector").mapTo(Integer.class).one()))
        .isEqualTo(1);
  }

  private void insert(Region region, int source, String state, int secondsAgo) {
    db.execute(
        """
        INSERT INTO connector (region, source, state, since, detail, seen_at)
        VALUES (%d, %d, '%s', 0, '', (UNIX_TIMESTAMP() - %d) * 1000)
        """
            .formatted(region.number(), source, state, secondsAgo));
  }
}
