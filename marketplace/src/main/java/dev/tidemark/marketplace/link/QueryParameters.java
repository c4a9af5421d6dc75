package dev.tidemark.marketplace.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The decoded parameters of an address; one that is given twice with different values is none. */
record QueryParameters(Map<String, String> values) {

  static QueryParameters of(String rawQuery) {
    Map<String, String> values = new HashMap<>();
    Set<String> contradicted = new HashSet<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = PercentDecoder.decode(pair.substring(0, equals));
        String value = PercentDecoder.decode(pair.substring(equals + 1));
        String earlier = values.putIfAbsent(name, value);
        if (earlier != null && !earlier.equals(value)) {
          contradicted.add(name);
        }
      }
    }
    values.keySet().removeAll(contradicted);
    return new QueryParameters(Map.copyOf(values));
  }

  /** The value of the first of these names that is there. */
  Optional<String> first(String... names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
