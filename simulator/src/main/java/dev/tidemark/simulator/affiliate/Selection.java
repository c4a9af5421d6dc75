package dev.tidemark.simulator.affiliate;

import java.util.List;
import java.util.Map;

/**
 * A field that a question wants.
 *
 * @param key under which the answer has it: its alias or its name
 * @param arguments numbers are {@code Long} or {@code Double}, besides texts, booleans, lists of
 *     these, and JSON nodes of variables
 * @param fields what is wanted of it, empty for a leaf
 */
record Selection(String key, String name, Map<String, Object> arguments, List<Selection> fields) {
  Selection {
    arguments = Map.copyOf(arguments);
    fields = List.copyOf(fields);
  }
}
