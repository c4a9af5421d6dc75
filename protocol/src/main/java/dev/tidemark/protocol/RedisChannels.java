package dev.tidemark.protocol;

/** The names by which processes of one system find each other's words in Redis. */
public final class RedisChannels {
  /** The SHA-256 of the token of each session that ends, in hexadecimal, as it ends. */
  public static final String ENDED_SESSIONS = "tidemark:ended-sessions";

  private RedisChannels() {}
}
