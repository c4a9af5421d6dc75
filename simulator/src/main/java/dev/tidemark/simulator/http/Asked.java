package dev.tidemark.simulator.http;

import dev.tidemark.protocol.ItemId;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that has arrived whole.
 *
 * @param path decoded by nobody: as it was sent, without the query
 * @param now the shop's clock when it arrived
 * @param origin scheme, host and port by which the shop was called
 */
public record Asked(
    HttpMethod method,
    String path,
    MultiMap query,
    MultiMap headers,
    Buffer body,
    Instant now,
    String origin) {
  public @Nullable String parameter(String name) {
    return query.get(name);
  }

  public String parameter(String name, String otherwise) {
    String value = query.get(name);
    return value == null ? otherwise : value;
  }

  /** A whole number within bounds, or the one to use when it is missing, malformed or outside. */
  public int number(String name, int otherwise, int low, int high) {
    String value = query.get(name);
    if (value == null || !value.matches("-?[0-9]{1,9}")) {
      return otherwise;
    }
    return Math.clamp(Integer.parseInt(value), low, high);
  }

  /** An id of up to 18 digits. */
  public Optional<Long> id(String... names) {
    for (String name : names) {
      String value = query.get(name);
      if (value != null && value.matches("[0-9]{1,18}")) {
        return Optional.of(Long.parseLong(value));
      }
    }
    return Optional.empty();
  }

  public Optional<ItemId> itemId(String... names) {
    return id(names).filter(id -> id > 0 && id <= ItemId.MAX).map(ItemId::new);
  }
}
