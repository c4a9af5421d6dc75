package dev.tidemark.gateway.endpoint;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the operation for a method and a path. Immutable.
 *
 * <p>A table instead of a general router, because every path here is two to four segments with at
 * most two variables, one after the other: a look-up is a hash or two of the segments, and the
 * tests read the list.
 */
public final class RouteTable {
  /** Stands for the variable in a shape; no segment of a path can be a slash. */
  private static final String VARIABLE = "/";

  private static final int MOST_VARIABLES = 2;

  private final List<Endpoint> endpoints;
  private final Map<List<String>, Map<HttpMethod, Endpoint>> byShape = new HashMap<>();

  public RouteTable(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
    for (Endpoint endpoint : endpoints) {
      List<String> shape =
          segments(endpoint.path()).stream()
              .map(segment -> segment.startsWith("{") ? VARIABLE : segment)
              .toList();
      Endpoint other =
          byShape.computeIfAbsent(shape, _ -> new HashMap<>()).put(endpoint.method(), endpoint);
      if (other != null) {
        throw new IllegalArgumentException(endpoint + " stands in the table twice");
      }
    }
  }

  /** What was found. */
  public sealed interface Match {
    /** An operation, with the texts at its path's variables. */
    record Found(Endpoint endpoint, List<String> variables) implements Match {}

    /** The path is known, but not with this method. */
    record WrongMethod(String allowed) implements Match {}

    /** Nothing has this path. */
    record Missing() implements Match {}
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Looks up a path below the API's base, as it stands in the request line. */
  public Match find(HttpMethod method, String rawPath) {
    List<String> segments = segments(rawPath);
    Map<HttpMethod, Endpoint> exact = byShape.get(segments);
    if (exact != null) {
      return choose(exact, method, List.of());
    }
    // The variable stands at the second place in nearly every path of the API that has one; trying
    // a later place first is harmless.
    for (int count = 1; count <= MOST_VARIABLES; count++) {
      for (int i = segments.size() - count; i > 0; i--) {
        List<String> shape = new ArrayList<>(segments);
        List<String> variables = shape.subList(i, i + count);
        List<String> texts = List.copyOf(variables);
        Collections.fill(variables, VARIABLE);
        Map<HttpMethod, Endpoint> found = texts.contains("") ? null : byShape.get(shape);
        if (found != null) {
          return choose(found, method, texts.stream().map(PercentText::decode).toList());
        }
      }
    }
    return new Match.Missing();
  }

  /** A HEAD is a GET whose body is left out by the server. */
  private static Match choose(
      Map<HttpMethod, Endpoint> methods, HttpMethod method, List<String> variables) {
    Endpoint get = methods.get(HttpMethod.GET);
    boolean hasHead = get != null && !(get.work() instanceof Endpoint.Work.Stream);
    Endpoint endpoint = hasHead && method.equals(HttpMethod.HEAD) ? get : methods.get(method);
    if (endpoint != null) {
      return new Match.Found(endpoint, variables);
    }
    TreeSet<String> allowed = new TreeSet<>();
    methods.keySet().forEach(known -> allowed.add(known.name()));
    if (hasHead) {
      allowed.add("HEAD");
    }
    return new Match.WrongMethod(String.join(", ", allowed));
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
