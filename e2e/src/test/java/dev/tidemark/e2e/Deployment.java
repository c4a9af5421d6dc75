package dev.tidemark.e2e;

import java.net.URI;
import java.util.Map;

/** A running Tidemark: where it answers, and how it is killed and brought back on the same data. */
interface Deployment extends AutoCloseable {
  /** Where the public HTTP API answers. */
  URI url();

  /** The admin addresses of every role, by role. */
  Map<String, URI> adminUrls();

  /** Starts every process and returns when all are ready. */
  void start();

  /** Ends every process of ours at once, as a power cut would: SIGKILL. */
  void kill();

  /** What the processes have printed so far, for the message of a failed test. */
  String output();

  @Override
  void close();
}
