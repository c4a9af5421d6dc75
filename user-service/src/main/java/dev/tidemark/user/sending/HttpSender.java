package dev.tidemark.user.sending;

import dev.tidemark.runtime.outbound.OutboundException;
import dev.tidemark.runtime.outbound.OutboundHttp;
import dev.tidemark.runtime.outbound.OutboundReply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Sends to everything that is reached by a POST. Thread-safe. */
public final class HttpSender implements Sender {
  private final OutboundHttp http;
  private final RequestShapes shapes;

  public HttpSender(OutboundHttp http, RequestShapes shapes) {
    this.http = http;
    this.shapes = shapes;
  }

  /** A POST. */
  @SuppressWarnings("ArrayRecordComponent") // Written to a socket, never compared.
  record Request(URI address, String contentType, Map<String, String> headers, byte[] body) {}

  @Override
  public Sent send(Outgoing message) {
    Request request = shapes.of(message);
    try {
      return judge(
          http.post(request.address(), request.contentType(), request.headers(), request.body()));
    } catch (OutboundException fault) {
      return fault.isForbidden()
          ? new Sent.Refused(fault.words())
          : new Sent.TryLater(fault.words(), Duration.ZERO);
    }
  }

  private static Sent judge(OutboundReply reply) {
    if (reply.accepted()) {
      return new Sent.Accepted("HTTP " + reply.status());
    }
    String problem = "HTTP " + reply.status() + ": " + excerpt(reply.body());
    return switch (reply.status()) {
      case 410 -> new Sent.Gone(problem);
      // A proxy whose server is away says 404, one whose logins are away 401 or 403.
      case 401, 403, 404, 409 -> new Sent.Denied(problem);
      case 408, 425, 429 -> later(problem, reply);
      default -> reply.status() >= 500 ? later(problem, reply) : new Sent.Refused(problem);
    };
  }

  private static Sent later(String problem, OutboundReply reply) {
    return new Sent.TryLater(problem, Duration.ofSeconds(reply.retryAfterSeconds()));
  }

  /** As much as a person reads, without what a terminal would obey. */
  private static String excerpt(String body) {
    String line = body.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return Texts.cut(line, 200);
  }
}
