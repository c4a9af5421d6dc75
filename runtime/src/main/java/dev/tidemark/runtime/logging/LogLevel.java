package dev.tidemark.runtime.logging;

/** From which importance on our own lines are written. */
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR
}
