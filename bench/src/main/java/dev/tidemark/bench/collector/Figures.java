package dev.tidemark.bench.collector;

import java.util.Locale;

/**
 * What one run showed.
 *
 * @param looksPerSecond that were found due, asked about, and written, of all services together
 * @param changesPerSecond rows of the changelog
 * @param roundMillis mean time to find what is due and hand it out
 * @param serviceCpu seconds of one processor for 1,000 looks, of all services
 * @param databaseCpu the same of the database
 * @param shopCpu the same of the demo shop, which is no part of Tidemark
 * @param serviceMegabytes resident memory of the largest service
 */
record Figures(
    int items,
    int services,
    double looksPerSecond,
    double changesPerSecond,
    double roundMillis,
    double serviceCpu,
    double databaseCpu,
    double shopCpu,
    double serviceMegabytes) {

  static final String HEADER =
      """
      |     items | services | looks/s | changes/s | round | CPU s per 1,000 looks: services | database | shop | MB per service |
      |---|---|---|---|---|---|---|---|---|\
      """;

  String row() {
    return String.format(
        Locale.ROOT,
        "| %,9d | %d | %.0f | %.0f | %.1f ms | %.2f | %.2f | %.2f | %.0f |",
        items,
        services,
        looksPerSecond,
        changesPerSecond,
        roundMillis,
        serviceCpu,
        databaseCpu,
        shopCpu,
        serviceMegabytes);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"items\":%d,\"services\":%d,\"looksPerSecond\":%.1f,\"changesPerSecond\":%.1f,"
            + "\"roundMillis\":%.2f,\"serviceCpuSecondsPer1000\":%.3f,"
            + "\"databaseCpuSecondsPer1000\":%.3f,\"shopCpuSecondsPer1000\":%.3f,"
            + "\"serviceMegabytes\":%.0f}",
        items,
        services,
        looksPerSecond,
        changesPerSecond,
        roundMillis,
        serviceCpu,
        databaseCpu,
        shopCpu,
        serviceMegabytes);
  }
}
