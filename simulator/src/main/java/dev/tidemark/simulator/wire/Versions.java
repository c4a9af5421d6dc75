package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.http.Asked;

/** The checksum that version 2 puts beside an answer: 32 hexadecimal digits. Stateless. */
final class Versions {
  private Versions() {}

  static String of(Asked asked) {
    long first = asked.path().hashCode() * 0x9E3779B97F4A7C15L + asked.now().getEpochSecond();
    long second = first * 0xBF58476D1CE4E5B9L;
    return String.format("%016x%016x", first, second);
  }
}
