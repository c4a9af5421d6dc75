package dev.tidemark.gateway.operations;

import java.util.Locale;

/** What a figure counts, so that a page can write it. */
enum Unit {
  COUNT,
  PER_SECOND,
  SECONDS,
  BYTES,
  BYTES_PER_SECOND,
  /** From 0 to 1. */
  SHARE;

  /** The word in answers, such as {@code per-second}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
