package dev.tidemark.simulator.fault;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds the items that a request asks for by number. Stateless. */
public final class NamedItems {
  private static final Pattern PAGE =
      Pattern.compile("(?:-i\\.|/product/)[0-9]+[./]([0-9]{1,15})$");
  private static final Pattern QUERY = Pattern.compile("itemId\\s*:\\s*\"?([0-9]{1,15})");

  private NamedItems() {}

  public static Set<ItemId> of(Asked asked) {
    Set<ItemId> named = new HashSet<>();
    asked.itemId("itemid", "item_id").ifPresent(named::add);
    addAll(PAGE.matcher(asked.path()), named);
    if (asked.body().length() > 0) {
      Json.read(asked.body().getBytes()).ifPresent(body -> addBody(body, named));
    }
    return named;
  }

  private static void addBody(JsonNode body, Set<ItemId> named) {
    for (JsonNode id : body.path("itemids")) {
      add(id.asLong(0), named);
    }
    addAll(QUERY.matcher(body.path("query").asString("")), named);
    for (JsonNode variable : body.path("variables")) {
      add(variable.asLong(0), named);
    }
  }

  private static void addAll(Matcher matcher, Set<ItemId> named) {
    while (matcher.find()) {
      add(Long.parseLong(matcher.group(1)), named);
    }
  }

  private static void add(long id, Set<ItemId> named) {
    if (id > 0 && id <= ItemId.MAX) {
      named.add(new ItemId(id));
    }
  }
}
