package dev.tidemark.price.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a file's header says that each value stands. */
final class CsvColumns {
  static final String ITEM = "item";
  static final String MODEL = "model";
  static final String PRICE = "price";
  static final String CURRENCY = "currency";
  static final String LIST_PRICE = "list_price";
  static final String IN_STOCK = "in_stock";
  static final String FLASH_SALE = "flash_sale";
  static final String SEEN_AT = "seen_at";

  private static final List<String> KNOWN =
      List.of(ITEM, MODEL, PRICE, CURRENCY, LIST_PRICE, IN_STOCK, FLASH_SALE, SEEN_AT);

  private static final List<String> NEEDED = List.of(ITEM, PRICE, SEEN_AT);

  private final Map<String, Integer> places;
  private final int count;

  private CsvColumns(Map<String, Integer> places, int count) {
    this.places = places;
    this.count = count;
  }

  /**
   * Reads a header, in any order and any case.
   *
   * @throws dev.tidemark.protocol.TidemarkException when a column is unknown, missing or there
   *     twice
   */
  static CsvColumns of(List<String> header) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip().toLowerCase(Locale.ROOT);
      if (!KNOWN.contains(name)) {
        throw CsvReports.unreadable(
            "The column '%s' is not known; known are %s, separated by commas."
                .formatted(shown(header.get(i)), String.join(", ", KNOWN)));
      }
      if (places.put(name, i) != null) {
        throw CsvReports.unreadable("The column '" + name + "' is there twice.");
      }
    }
    for (String name : NEEDED) {
      if (!places.containsKey(name)) {
        throw CsvReports.unreadable(
            "The column '%s' is missing; a file has at least %s."
                .formatted(name, String.join(", ", NEEDED)));
      }
    }
    return new CsvColumns(places, header.size());
  }

  private static String shown(String text) {
    String printable = text.replaceAll("\\p{C}", "\u00B7");
    return printable.length() <= 60 ? printable : printable.substring(0, 60) + "...";
  }

  int count() {
    return count;
  }

  /** A value without the spaces around it; null when it is empty or the file has no such column. */
  @Nullable String value(List<String> row, String column) {
    Integer place = places.get(column);
    if (place == null) {
      return null;
    }
    String text = Objects.requireNonNull(row.get(place)).strip();
    return text.isEmpty() ? null : text;
  }
}
