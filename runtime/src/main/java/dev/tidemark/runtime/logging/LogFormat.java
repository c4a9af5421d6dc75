package dev.tidemark.runtime.logging;

/** How a log line looks. */
public enum LogFormat {
  /** For people. */
  CONSOLE,
  /** For machines: one JSON object per line, with the field names of Logstash. */
  JSON
}
