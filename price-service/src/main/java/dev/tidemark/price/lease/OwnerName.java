package dev.tidemark.price.lease;

import java.security.SecureRandom;

/** Names a process among the owners of buckets: unique per start, and readable in the table. */
final class OwnerName {
  private OwnerName() {}

  static String create() {
    long random = new SecureRandom().nextLong();
    return "price-%d-%016x".formatted(ProcessHandle.current().pid(), random);
  }
}
