package dev.tidemark.price.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.price.ConnectorReport;
import dev.tidemark.itemsdb.price.ConnectorReportStore;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuspectsIT {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private final PriceDatabase items = new PriceDatabase();
  private final Suspects suspects = new Suspects(items.database());

  @BeforeEach
  void report() {
    ConnectorReport report = new ConnectorReport(Region.SG, Source.WEB, "ok", NOW, "");
    boolean _ =
        items
            .database()
            .write(handle -> {
              new ConnectorReportStore(handle).report("one", report);
              return true;
            });
  }

  @AfterEach
  void close() {
    items.close();
  }

  @Test
  void suspectsASourceOfOneRegionForAnHour() {
    suspects.refused(Region.SG, Source.WEB, NOW);

    Instant hour = NOW.plus(Duration.ofHours(1));
    assertThat(suspects.suspect(Region.SG, Source.WEB, hour.minusMillis(1))).isTrue();
    assertThat(suspects.suspect(Region.SG, Source.WEB, hour)).isFalse();
    assertThat(suspects.suspect(Region.MY, Source.WEB, NOW)).isFalse();
    assertThat(suspects.suspect(Region.SG, Source.AFFILIATE, NOW)).isFalse();
  }

  @Test
  void remembersOverARestart() {
    suspects.refused(Region.SG, Source.WEB, NOW);

    Suspects restarted = new Suspects(items.database());
    restarted.learn(NOW);

    assertThat(restarted.suspect(Region.SG, Source.WEB, NOW)).isTrue();
  }
}
