package dev.tidemark.gateway.alert;

import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertSince;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words of the API for kinds of alerts, and for what a drop is measured from. */
public final class AlertKinds {
  private AlertKinds() {}

  public static String word(AlertKind kind) {
    return word((Enum<?>) kind);
  }

  static String word(AlertSince since) {
    return word((Enum<?>) since);
  }

  static Optional<AlertKind> kind(String word) {
    return Arrays.stream(AlertKind.values())
        .filter(kind -> kind != AlertKind.UNRECOGNIZED && kind != AlertKind.ALERT_KIND_UNSPECIFIED)
        .filter(kind -> word(kind).equals(word))
        .findFirst();
  }

  static Optional<AlertSince> since(String word) {
    return Arrays.stream(AlertSince.values())
        .filter(since ->
            since != AlertSince.UNRECOGNIZED && since != AlertSince.ALERT_SINCE_UNSPECIFIED)
        .filter(since -> word(since).equals(word))
        .findFirst();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
