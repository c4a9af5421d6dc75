package dev.tidemark.gateway.session;

/** Whether this gateway has heard of every session that has ended. */
interface EndsHeard {
  /** For a gateway that hears of its own sessions only. */
  EndsHeard NEVER = (_, _) -> false;

  /**
   * Whether every end between two moments has been heard of, but for those within the last second.
   * Both are readings of {@link System#nanoTime}.
   */
  boolean since(long begin, long now);
}
