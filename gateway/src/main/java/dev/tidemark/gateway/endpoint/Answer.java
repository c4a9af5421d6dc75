package dev.tidemark.gateway.endpoint;

import dev.tidemark.gateway.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a handler answers: a status, perhaps a body, and headers of its own. */
public record Answer(
    int status, String contentType, Buffer body, List<Map.Entry<String, String>> headers) {
  private static final Answer NO_CONTENT = new Answer(204, "", Buffer.buffer(), List.of());

  /** An answer of one JSON object. */
  public static Answer json(int status, Json.Writer fields) {
    return json(status, Json.object(fields));
  }

  /** An answer of one JSON object that has been written. */
  public static Answer json(int status, byte[] object) {
    return new Answer(status, "application/json", Buffer.buffer(object), List.of());
  }

  public static Answer noContent() {
    return NO_CONTENT;
  }

  public static Answer of(String contentType, byte[] body) {
    return new Answer(200, contentType, Buffer.buffer(body), List.of());
  }

  /** The same answer with one more header. */
  public Answer with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Answer(status, contentType, body, List.copyOf(more));
  }
}
