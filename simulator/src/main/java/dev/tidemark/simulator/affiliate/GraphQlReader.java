package dev.tidemark.simulator.affiliate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the part of GraphQL that clients of offers use: one query with or without a name,
 * variables, aliases, arguments and nested fields; no fragments. Not thread-safe; made for one
 * query.
 */
final class GraphQlReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\s,\\ufeff]*(?:#[^\\n]*[\\s,]*)*"
              + "([{}()\\[\\]:!=$]|\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9]+(?:\\.[0-9]+)?|[_A-Za-z]\\w*)?");

  private static final int MOST_NESTED = 20;

  private final List<String> tokens = new ArrayList<>();
  private final JsonNode variables;
  private int place;

  private GraphQlReader(String query, JsonNode variables) {
    this.variables = variables;
    Matcher matcher = TOKEN.matcher(query);
    int end = 0;
    while (matcher.lookingAt() && matcher.end() > end) {
      end = matcher.end();
      if (matcher.group(1) != null) {
        tokens.add(matcher.group(1));
      }
      matcher.region(end, query.length());
    }
    if (end < query.length()) {
      throw new IllegalArgumentException("unexpected character at " + end);
    }
  }

  /**
   * The fields wanted at the top.
   *
   * @throws IllegalArgumentException when it is not such a query
   */
  static List<Selection> read(String query, JsonNode variables) {
    GraphQlReader reader = new GraphQlReader(query, variables);
    if (reader.isNext("query")) {
      reader.next();
      reader.skipUntil("{");
    }
    List<Selection> fields = reader.selections(0);
    if (reader.place < reader.tokens.size()) {
      throw new IllegalArgumentException("one query is expected, then '" + reader.next() + "'");
    }
    return fields;
  }

  private List<Selection> selections(int depth) {
    if (depth > MOST_NESTED) {
      throw new IllegalArgumentException("too deeply nested");
    }
    expect("{");
    List<Selection> fields = new ArrayList<>();
    while (!isNext("}")) {
      fields.add(selection(depth));
    }
    expect("}");
    return fields;
  }

  private Selection selection(int depth) {
    String key = name();
    String name = key;
    if (isNext(":")) {
      next();
      name = name();
    }
    Map<String, Object> arguments = isNext("(") ? arguments() : Map.of();
    return new Selection(key, name, arguments, isNext("{") ? selections(depth + 1) : List.of());
  }

  private Map<String, Object> arguments() {
    Map<String, Object> arguments = new HashMap<>();
    expect("(");
    while (!isNext(")")) {
      String name = name();
      expect(":");
      arguments.put(name, value());
    }
    expect(")");
    return arguments;
  }

  private Object value() {
    String token = next();
    if (token.equals("$")) {
      return variables.path(name());
    }
    if (token.equals("[")) {
      List<Object> values = new ArrayList<>();
      while (!isNext("]")) {
        values.add(value());
      }
      expect("]");
      return List.copyOf(values);
    }
    if (token.startsWith("\"")) {
      return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    if (token.matches("-?[0-9]{1,18}")) {
      return Long.parseLong(token);
    }
    if (token.matches("-?[0-9.]+")) {
      return Double.parseDouble(token);
    }
    return token;
  }

  /** Variables are declared with types, which say nothing that their values do not. */
  private void skipUntil(String token) {
    while (!isNext(token)) {
      next();
    }
  }

  private String name() {
    String token = next();
    if (!token.matches("[_A-Za-z]\\w*")) {
      throw new IllegalArgumentException("a name is expected, not '" + token + "'");
    }
    return token;
  }

  private void expect(String token) {
    String found = next();
    if (!found.equals(token)) {
      throw new IllegalArgumentException("'" + token + "' is expected, not '" + found + "'");
    }
  }

  private boolean isNext(String token) {
    return place < tokens.size() && tokens.get(place).equals(token);
  }

  private String next() {
    if (place >= tokens.size()) {
      throw new IllegalArgumentException("the query ends too early");
    }
    return tokens.get(place++);
  }
}
