package dev.tidemark.bench.load;

import dev.tidemark.bench.process.ProcessTable;

/**
 * A system that answers requests.
 *
 * @param name as it stands in the results
 * @param url where it listens, without a path
 * @param processes all that take part in an answer, databases included
 */
record Target(String name, String url, ProcessTable processes) {}
