package dev.tidemark.user.account;

/** Whether people may make accounts by themselves. */
public enum Registration {
  OPEN,
  CLOSED
}
