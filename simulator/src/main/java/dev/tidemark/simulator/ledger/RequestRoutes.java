package dev.tidemark.simulator.ledger;

import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.http.RequestLog;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the shop was asked, over HTTP; requests below {@code /demo/} do not count. Thread-safe. */
public final class RequestRoutes {
  private final RequestLog requests;

  public RequestRoutes(RequestLog requests) {
    this.requests = requests;
  }

  /** {@code GET /demo/requests?from&to}: counts by path, in all and for each second. */
  public Answer list(Asked asked) {
    Map<Instant, Map<String, Integer>> counts;
    try {
      counts =
          requests.between(
              time(asked, "from", asked.now().minus(Duration.ofHours(2))),
              time(asked, "to", asked.now().plusSeconds(1)));
    } catch (DateTimeException notTime) {
      return Answer.problem(400, "a time is written like 2026-03-01T10:00:00Z");
    }
    Map<String, Integer> totals = new TreeMap<>();
    ArrayNode seconds = Json.array();
    counts.forEach((second, paths) -> {
      ObjectNode one = seconds.addObject().put("second", second.toString());
      one.put("count", paths.values().stream().mapToInt(count -> count).sum());
      ObjectNode byPath = one.putObject("byPath");
      paths.forEach((path, count) -> {
        byPath.put(path, count);
        totals.merge(path, count, Integer::sum);
      });
    });
    ObjectNode tree =
        Json.object().put("total", totals.values().stream().mapToInt(count -> count).sum());
    ObjectNode byPath = tree.putObject("byPath");
    totals.forEach(byPath::put);
    tree.set("seconds", seconds);
    return Answer.json(tree);
  }

  /** {@code DELETE /demo/requests}: begins to count anew. */
  public Answer clear(Asked asked) {
    requests.clear();
    return list(asked);
  }

  private static Instant time(Asked asked, String name, Instant otherwise) {
    String text = asked.parameter(name);
    return text == null ? otherwise : Instant.parse(text);
  }
}
