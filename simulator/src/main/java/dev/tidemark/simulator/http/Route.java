package dev.tidemark.simulator.http;

/** Answers requests of one kind, at once and without waiting. Thread-safe. */
@FunctionalInterface
public interface Route {
  Answer answer(Asked asked);
}
