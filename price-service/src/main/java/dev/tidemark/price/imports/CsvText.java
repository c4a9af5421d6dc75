package dev.tidemark.price.imports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields of CSV as text. */
final class CsvText {
  private CsvText() {}

  /** A row as it may have stood in its file. */
  static String row(List<String> fields) {
    return fields.stream().map(CsvText::field).collect(Collectors.joining(","));
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  static @Nullable Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Boolean.TRUE;
      case "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** What the parser says, with its cause, which is where it names the fault. */
  static String message(Throwable fault) {
    Throwable cause = fault.getCause();
    return cause == null
        ? String.valueOf(fault.getMessage())
        : fault.getMessage() + ": " + cause.getMessage();
  }
}
