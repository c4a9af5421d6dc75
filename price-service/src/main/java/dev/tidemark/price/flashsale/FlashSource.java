package dev.tidemark.price.flashsale;

import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is asked about a region's flash sales.
 *
 * @param perSecond the calls that the host grants
 */
public record FlashSource(Source source, FlashSales flashSales, double perSecond) {
  private static final Logger log = LoggerFactory.getLogger(FlashSource.class);

  /** Of each region to follow, the first connector that knows its flash sales. */
  public static Map<Region, FlashSource> among(
      Collection<Connector> connectors, Set<Region> regions) {
    Map<Region, FlashSource> sources = new EnumMap<>(Region.class);
    for (Connector connector : connectors) {
      connector
          .flashSales()
          .ifPresent(flashSales ->
              connector.regions().stream()
                  .filter(regions::contains)
                  .forEach(region ->
                      sources.putIfAbsent(
                          region,
                          new FlashSource(
                              connector.source(),
                              flashSales,
                              connector.hostRate(region).perSecond()))));
    }
    regions.stream()
        .filter(region -> region.status() == Region.Status.LIVE && !sources.containsKey(region))
        .forEach(region ->
            log.warn(
                "flash-sale.regions names a region that no source can tell region={}", region));
    return sources;
  }
}
