package dev.tidemark.price.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a process among the owners of buckets: unique per start, and telling enough that a later
 * process on the same machine knows when its owner has died.
 *
 * <p>{@code price-<machine>-<process>-<start in ms>-<random>}; the machine is a hash of its boot
 * and of the space in which process numbers count, {@code 0} where those cannot be read.
 */
final class OwnerName {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESS_NUMBERS = Path.of("/proc/self/ns/pid");
  private static final Pattern FORM =
      Pattern.compile("price-([0-9a-f]+)-([0-9]+)-([0-9]+)-[0-9a-f]+");

  /** The kernel tells a process's start relative to a clock that may be set by seconds. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(5);

  private static final String UNKNOWN_MACHINE = "0";

  private OwnerName() {}

  static String create() {
    ProcessHandle self = ProcessHandle.current();
    return "price-%s-%d-%d-%08x"
        .formatted(
            machine(), self.pid(), startOf(self).toEpochMilli(), new SecureRandom().nextInt());
  }

  /** Whether the process of that name ran on this machine and is certainly gone. */
  static boolean died(String owner) {
    Matcher name = FORM.matcher(owner);
    if (!name.matches()
        || name.group(1).equals(UNKNOWN_MACHINE)
        || !name.group(1).equals(machine())) {
      return false;
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(name.group(3)));
    return ProcessHandle.of(Long.parseLong(name.group(2)))
        .map(process -> isAnother(started, startOf(process)))
        .orElse(true);
  }

  private static boolean isAnother(Instant started, Instant found) {
    return !found.equals(Instant.EPOCH)
        && Duration.between(started, found).abs().compareTo(START_TOLERANCE) > 0;
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String machine() {
    try {
      String boot = Files.readString(BOOT).strip();
      String numbers = Files.readSymbolicLink(PROCESS_NUMBERS).toString();
      return HexFormat.of().toHexDigits((boot + numbers).hashCode());
    } catch (IOException | UnsupportedOperationException unreadable) {
      return UNKNOWN_MACHINE;
    }
  }
}
