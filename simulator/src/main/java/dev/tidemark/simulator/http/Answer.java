package dev.tidemark.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the shop is about to send.
 *
 * @param tree the JSON of the body as long as it may still be falsified; {@code text} is empty then
 * @param text the body of any other answer
 */
public record Answer(
    int status, Map<String, String> headers, @Nullable ObjectNode tree, String text) {

  public static Answer json(int status, ObjectNode tree) {
    return new Answer(status, Map.of("content-type", "application/json; charset=utf-8"), tree, "");
  }

  public static Answer json(ObjectNode tree) {
    return json(200, tree);
  }

  public static Answer html(int status, String page) {
    return text(status, "text/html; charset=utf-8", page);
  }

  public static Answer text(int status, String type, String text) {
    return new Answer(status, Map.of("content-type", type), null, text);
  }

  public static Answer redirect(String location) {
    return text(302, "text/plain; charset=utf-8", "").with("location", location);
  }

  public static Answer problem(int status, String message) {
    return json(status, Json.object().put("error", status).put("error_msg", message));
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, tree, text);
  }

  public byte[] body() {
    return tree == null ? text.getBytes(StandardCharsets.UTF_8) : Json.bytes(tree);
  }
}
