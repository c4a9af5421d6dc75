package dev.tidemark.bench.load;

/**
 * What the clients saw.
 *
 * @param seconds it took
 * @param requests that were answered
 * @param failed connections that broke and requests without an answer
 * @param refused answers of 400 and above
 * @param bytes received, with headers
 * @param p50 in milliseconds, as the other percentiles
 */
record Loop(
    double seconds,
    long requests,
    long failed,
    long refused,
    long bytes,
    double p50,
    double p90,
    double p99,
    double p999,
    double max) {
  double perSecond() {
    return requests / seconds;
  }
}
