package dev.tidemark.itemsdb.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.ItemsDbForTests;
import dev.tidemark.protocol.Region;
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

    Set<Region> live = db.read(handle -> new ConnectorStore(handle).liveRegions());

    assertThat(live).containsExactlyInAnyOrder(Region.SG, Region.MY);
  }

  @Test
  void knowsNoRegionWithoutAnyConnector() {
    assertThat(db.<Set<Region>>read(handle -> new ConnectorStore(handle).liveRegions())).isEmpty();
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
