package dev.tidemark.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a parsed statement is made of. It follows the fields of the parser's objects,
 * since its visitors leave some parts out, each a hole in the check.
 */
final class SyntaxParts {
  private static final String PARSER = "net.sf.jsqlparser.";

  private final Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> waiting = new ArrayDeque<>();

  private SyntaxParts() {}

  static Set<Object> of(Statement statement) {
    SyntaxParts parts = new SyntaxParts();
    parts.add(statement);
    while (!parts.waiting.isEmpty()) {
      parts.addFieldsOf(parts.waiting.remove());
    }
    return parts.found;
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case Collection<?> values -> values.forEach(this::add);
      // The syntax tree beside the statement: the same again, as tokens.
      case Node _ -> {}
      case Object part
          when part.getClass().getName().startsWith(PARSER) && !(part instanceof Enum<?>) -> {
        if (found.add(part)) {
          waiting.add(part);
        }
      }
      case null, default -> {}
    }
  }

  private void addFieldsOf(Object part) {
    for (Class<?> type = part.getClass();
        type != null && type.getName().startsWith(PARSER);
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          add(value(field, part));
        }
      }
    }
  }

  private static @Nullable Object value(Field field, Object part) {
    try {
      field.setAccessible(true);
      return field.get(part);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
