package dev.tidemark.item.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.Connector;
import dev.tidemark.protocol.item.v1.ListConnectorsRequest;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ListConnectorsIT {
  @AutoClose private final ItemSystem system = new ItemSystem();

  @Test
  void showsTheWorstOfWhatPriceServicesReport() {
    report(Source.AFFILIATE, "one", "ok", 100, "NULL");
    report(Source.AFFILIATE, "other", "blocked", 20, "1795000060000");
    report(Source.WEB, "one", "ok", 0, "NULL");

    List<Connector> connectors = list();

    assertThat(connectors).hasSize(2);
    Connector affiliate = connectors.getFirst();
    assertThat(Source.ofNumber(affiliate.getSource())).isEqualTo(Source.AFFILIATE);
    assertThat(Region.ofNumber(affiliate.getRegion())).isEqualTo(Region.BR);
    assertThat(affiliate.getState()).isEqualTo("blocked");
    assertThat(affiliate.getNextCallAtMs()).isEqualTo(1_795_000_060_000L);
    assertThat(affiliate.getCallsPerHour()).isEqualTo(1_600);
    assertThat(affiliate.getCallsUsed()).isEqualTo(120);
    assertThat(affiliate.getReports()).isEqualTo(2);
    assertThat(affiliate.getReportsOfThisState()).isEqualTo(1);
    assertThat(connectors.getLast().getState()).isEqualTo("ok");
    assertThat(connectors.getLast().hasNextCallAtMs()).isFalse();
  }

  @Test
  void forgetsPriceServicesThatReportNoMore() {
    report(Source.AFFILIATE, "one", "ok", 1, "NULL");
    system.execute("UPDATE connector SET seen_at = (UNIX_TIMESTAMP() - 121) * 1000");

    assertThat(list()).isEmpty();
  }

  private List<Connector> list() {
    return system
        .items()
        .listConnectors(ListConnectorsRequest.getDefaultInstance())
        .getConnectorsList();
  }

  private void report(Source source, String owner, String state, int used, String nextCallAt) {
    system.execute(
        """
        INSERT INTO connector (region, source, owner, state, since, detail, next_call_at,
                               calls_per_hour, calls_used, seen_at)
        VALUES (%d, %d, '%s', '%s', 0, '', %s, 1600, %d, UNIX_TIMESTAMP() * 1000)
        """
            .formatted(Region.BR.number(), source.number(), owner, state, nextCallAt, used));
  }
}
