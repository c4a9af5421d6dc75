package dev.tidemark.user.push;

import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.runtime.outbound.OutboundException;
import dev.tidemark.runtime.outbound.OutboundHttp;
import dev.tidemark.runtime.outbound.OutboundReply;
import dev.tidemark.user.sending.ItemLinkWriter;
import dev.tidemark.user.sending.Outgoing;
import dev.tidemark.user.sending.Sender;
import dev.tidemark.user.sending.Sent;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sends to browsers through their push services. Thread-safe. */
public final class PushSender implements Sender {
  /** A browser that is not started for a day finds the rest in the inbox. */
  private static final Duration KEPT = Duration.ofDays(1);

  /** Every push service takes 4,096 bytes encrypted; a character has up to four. */
  private static final int LONGEST_TEXT = 600;

  private static final JsonMapper JSON = new JsonMapper();

  private final OutboundHttp http;
  private final PushIdentity identity;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public PushSender(OutboundHttp http, PushIdentity identity, InstantSource clock) {
    this.http = http;
    this.identity = identity;
    this.clock = clock;
  }

  @Override
  public Sent send(Outgoing message) {
    URI address = URI.create(message.channel().target());
    try {
      OutboundReply reply =
          http.post(address, "application/octet-stream", headers(address), body(message));
      return judge(reply);
    } catch (OutboundException fault) {
      return fault.isForbidden()
          ? new Sent.Refused(fault.words())
          : new Sent.TryLater(fault.words(), Duration.ZERO);
    } catch (GeneralSecurityException broken) {
      return new Sent.Gone("The keys of this browser are none: " + broken.getMessage());
    }
  }

  private Map<String, String> headers(URI address) throws GeneralSecurityException {
    String origin = address.getScheme() + "://" + address.getRawAuthority();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Authorization",
        identity.keys().authorization(origin, clock.instant(), identity.contact()));
    headers.put("Content-Encoding", "aes128gcm");
    headers.put("TTL", Long.toString(KEPT.toSeconds()));
    headers.put("Urgency", "normal");
    return headers;
  }

  private byte[] body(Outgoing message) throws GeneralSecurityException {
    String[] parts = message.channel().token().split("\\.", 2);
    byte[] browser = Base64.getUrlDecoder().decode(parts[0]);
    byte[] auth = Base64.getUrlDecoder().decode(parts[1]);
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return PushEncryption.encrypted(
        JSON.writeValueAsBytes(content(message)), browser, auth, PushKeys.pair(), salt);
  }

  private static Map<String, String> content(Outgoing message) {
    String path = "/inbox";
    if (message.notifications().size() == 1) {
      Notification only = message.notifications().getFirst().content();
      path = only.hasItem() ? "/items/" + ItemLinkWriter.key(only.getItem()) : path;
    }
    return Map.of(
        "id", message.id(),
        "title", shortened(message.title()),
        "text", shortened(message.text()),
        "path", path);
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "...";
  }

  private static Sent judge(OutboundReply reply) {
    String said = "HTTP " + reply.status();
    if (reply.accepted()) {
      return new Sent.Accepted(said);
    }
    return switch (reply.status()) {
      case 404, 410 -> new Sent.Gone(said + ": the browser has ended its subscription.");
      case 401, 403 -> new Sent.Denied(said);
      case 400, 413 -> new Sent.Refused(said);
      default -> new Sent.TryLater(said, Duration.ofSeconds(reply.retryAfterSeconds()));
    };
  }
}
