package dev.tidemark.user.sending;

import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.sending.HttpSender.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** What a message looks like to each service. Thread-safe. */
public final class RequestShapes {
  /** Telegram takes 4,096 characters, Discord 2,000. */
  private static final Fitting CHAT = Fitting.characters(1_900);

  /** What is longer becomes an attachment, or is refused. */
  private static final Fitting NTFY = Fitting.bytes(3_999);

  private static final JsonMapper JSON = new JsonMapper();

  private final InstantSource clock;
  private final MessageJson messages;
  private final String telegram;

  /**
   * Prepares requests.
   *
   * @param telegram the address of the Bot API, without a slash at its end
   */
  public RequestShapes(InstantSource clock, MessageJson messages, String telegram) {
    this.clock = clock;
    this.messages = messages;
    this.telegram = telegram;
  }

  Request of(Outgoing message) {
    Channel channel = message.channel();
    return switch (channel.kind()) {
      case WEBHOOK -> webhook(message);
      case NTFY -> ntfy(message);
      case GOTIFY ->
          json(
              path(channel.target(), "/message"),
              Map.of("X-Gotify-Key", channel.token()),
              Map.of("title", message.title(), "message", message.text(), "priority", 5));
      case TELEGRAM ->
          json(
              telegram + "/bot" + channel.token() + "/sendMessage",
              Map.of(),
              Map.of(
                  "chat_id", channel.target(),
                  "text", chat(message),
                  "disable_web_page_preview", true));
      case DISCORD ->
          json(
              channel.target(),
              Map.of(),
              Map.of("content", chat(message), "allowed_mentions", Map.of("parse", new String[0])));
      case SLACK -> json(channel.target(), Map.of(), Map.of("text", slack(chat(message))));
      case APPRISE ->
          json(
              channel.target(),
              channel.token().isEmpty() ? Map.of() : bearer(channel),
              Map.of("title", message.title(), "body", message.text(), "type", "info"));
      case EMAIL, WEB_PUSH ->
          throw new IllegalStateException(channel.kind() + " has a sender of its own");
    };
  }

  /**
   * The signature covers the time and the body, so that neither can be changed, and an old request
   * cannot be sent again later.
   */
  private Request webhook(Outgoing message) {
    byte[] body = messages.of(message);
    String time = Long.toString(clock.instant().getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Tidemark-Message", message.id());
    headers.put("Idempotency-Key", message.id());
    headers.put("X-Tidemark-Timestamp", time);
    headers.put(
        "X-Tidemark-Signature", "sha256=" + signature(message.channel().token(), time, body));
    return new Request(URI.create(message.channel().target()), "application/json", headers, body);
  }

  /** HMAC SHA-256 of the time, a full stop and the body, in hexadecimal digits. */
  static String signature(String secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC SHA-256", impossible);
    }
  }

  /** The title goes into the query, for a header holds ASCII only. */
  private static Request ntfy(Outgoing message) {
    String target = message.channel().target();
    String title = URLEncoder.encode(message.title(), StandardCharsets.UTF_8);
    return new Request(
        URI.create(target + (target.contains("?") ? "&" : "?") + "title=" + title),
        "text/plain; charset=utf-8",
        message.channel().token().isEmpty() ? Map.of() : bearer(message.channel()),
        NTFY.of(message.text()).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> bearer(Channel channel) {
    return Map.of("Authorization", "Bearer " + channel.token());
  }

  private static Request json(String address, Map<String, String> headers, Object body) {
    return new Request(
        URI.create(address), "application/json", headers, JSON.writeValueAsBytes(body));
  }

  private static String path(String base, String path) {
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }

  private static String chat(Outgoing message) {
    return CHAT.of(message.title() + "\n" + message.text());
  }

  /** Slack reads these three characters as markup. */
  private static String slack(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
