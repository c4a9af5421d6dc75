package dev.tidemark.item.connector;

import dev.tidemark.itemsdb.connector.ConnectorStanding;
import dev.tidemark.itemsdb.connector.ConnectorStore;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.Connector;
import dev.tidemark.protocol.item.v1.ListConnectorsResponse;
import dev.tidemark.runtime.database.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lists how every source stands with every region. Of several price services that ask the same one,
 * the worst report is shown: the items of that price service get no prices.
 */
public final class ListConnectors {
  /** From the worst on. */
  private static final List<String> STATES =
      List.of("blocked", "unreachable", "out-of-budget", "ok");

  private final Database database;

  public ListConnectors(Database database) {
    this.database = database;
  }

  private record Key(Source source, Region region) {}

  public ListConnectorsResponse answer() {
    List<ConnectorStanding> standings =
        database.read(handle -> new ConnectorStore(handle).standings());
    Map<Key, List<ConnectorStanding>> byKey = new LinkedHashMap<>();
    for (ConnectorStanding standing : standings) {
      byKey
          .computeIfAbsent(new Key(standing.source(), standing.region()), _ -> new ArrayList<>())
          .add(standing);
    }
    ListConnectorsResponse.Builder answer = ListConnectorsResponse.newBuilder();
    byKey.values().forEach(reports -> answer.addConnectors(merged(reports)));
    return answer.build();
  }

  private static Connector merged(List<ConnectorStanding> reports) {
    ConnectorStanding worst =
        reports.stream()
            .min(
                Comparator.comparingInt((ConnectorStanding it) -> badness(it.state()))
                    .thenComparing(ConnectorStanding::since))
            .orElseThrow();
    Connector.Builder connector =
        Connector.newBuilder()
            .setSource(worst.source().number())
            .setRegion(worst.region().number())
            .setState(worst.state())
            .setSinceMs(worst.since().toEpochMilli())
            .setDetail(worst.detail())
            .setReports(reports.size())
            .setReportsOfThisState(
                (int) reports.stream().filter(it -> it.state().equals(worst.state())).count());
    if (worst.nextCallAt() != null) {
      connector.setNextCallAtMs(worst.nextCallAt().toEpochMilli());
    }
    if (worst.callsPerHour() != null) {
      connector.setCallsPerHour(worst.callsPerHour());
      connector.setCallsUsed(
          reports.stream()
              .map(ConnectorStanding::callsUsed)
              .filter(Objects::nonNull)
              .mapToInt(Integer::intValue)
              .sum());
    }
    return connector.build();
  }

  /** A state that a newer price service has invented is looked at before all others. */
  private static int badness(String state) {
    return STATES.indexOf(state);
  }
}
