package dev.tidemark.gateway.connector;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A source that could be asked if it were set up.
 *
 * @param advice what to set
 */
record MissingSource(Source source, String advice) {

  /** Those that are missing beside these, each once. */
  static List<MissingSource> among(List<Connector> connectors) {
    List<MissingSource> missing = new ArrayList<>();
    List<Region> withoutAccount = without(Source.AFFILIATE, connectors);
    if (!withoutAccount.isEmpty()) {
      missing.add(
          new MissingSource(
              Source.AFFILIATE,
              "Set shopee-affiliate.<region>.app-id and .secret for: "
                  + withoutAccount.stream().map(Region::code).collect(Collectors.joining(", "))
                  + "."));
    }
    if (regions(Source.WEB, connectors).isEmpty()) {
      missing.add(new MissingSource(Source.WEB, "Set shopee-web.enabled=true."));
    }
    if (regions(Source.DEMO, connectors).isEmpty()) {
      missing.add(
          new MissingSource(
              Source.DEMO, "Runs with demo.enabled=true while no other source is set up."));
    }
    return missing;
  }

  private static List<Region> without(Source source, List<Connector> connectors) {
    Set<Region> present = regions(source, connectors);
    return Region.live().stream().filter(region -> !present.contains(region)).toList();
  }

  private static Set<Region> regions(Source source, List<Connector> connectors) {
    return connectors.stream()
        .filter(connector -> connector.getSource() == source.number())
        .map(connector -> Region.ofNumber(connector.getRegion()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
