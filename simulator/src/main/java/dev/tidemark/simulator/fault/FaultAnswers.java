package dev.tidemark.simulator.fault;

import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What is sent when a request meets a fault. Stateless. */
public final class FaultAnswers {
  /** A captcha or a login is demanded. */
  private static final int BLOCKED = 90_309_999;

  private static final int FORBIDDEN = 403;

  private FaultAnswers() {}

  /** The answer that is sent in place of the true one, for faults that leave nothing of it. */
  public static Optional<Answer> instead(Fault fault, Asked asked) {
    return Optional.ofNullable(
        switch (fault.kind()) {
          case CAPTCHA_PLAIN -> Answer.json(plain());
          case CAPTCHA_REPORT -> Answer.json(withReport());
          case CAPTCHA_NUMERIC -> Answer.json(numbered());
          case CAPTCHA_PLAIN_403 -> Answer.json(FORBIDDEN, plain());
          case CAPTCHA_REPORT_403 -> Answer.json(FORBIDDEN, withReport());
          case CAPTCHA_NUMERIC_403 -> Answer.json(FORBIDDEN, numbered());
          case REDIRECT_CAPTCHA ->
              Answer.redirect("/verify/captcha?anti_bot_tracking_id=" + trackingId());
          case REDIRECT_TRAFFIC -> Answer.redirect("/verify/traffic");
          case FORBIDDEN -> html(FORBIDDEN, "Access denied");
          case TOO_MANY_REQUESTS ->
              html(429, "Too many requests").with("retry-after", "" + fault.seconds());
          case TOO_MANY_REQUESTS_DATE ->
              html(429, "Too many requests").with("retry-after", date(fault, asked));
          case SERVER_ERROR -> html(500, "Internal server error");
          case UNAVAILABLE ->
              html(503, "Service unavailable").with("retry-after", "" + fault.seconds());
          case HTML -> html(200, "Please update your browser");
          case RETIRED -> html(404, "Not found");
          case DEPRECATED ->
              Answer.json(
                  Json.object().put("error", 10_005).put("error_msg", "This API is deprecated."));
          case DELETED -> Answer.json(nothing(asked).putNull("error"));
          case DELETED_4 -> Answer.json(nothing(asked).put("error", 4));
          case AFFILIATE_10000,
              AFFILIATE_10010,
              AFFILIATE_10020,
              AFFILIATE_10030,
              AFFILIATE_10031,
              AFFILIATE_10032,
              AFFILIATE_10033,
              AFFILIATE_10034,
              AFFILIATE_10035,
              AFFILIATE_11000,
              AFFILIATE_11001,
              AFFILIATE_11002 ->
              AffiliateErrors.answer(codeOf(fault.kind()));
          case LINK_HTTP, LINK_PRIVATE, LINK_FOREIGN, LINK_LOOP, LINK_LONG ->
              asked.path().startsWith("/s/")
                  ? Answer.redirect(BadLinks.target(fault.kind(), asked.path()))
                  : null;
          default -> null;
        });
  }

  /** The true answer, falsified as the fault demands; unchanged for faults of delivery. */
  public static Answer falsified(Fault fault, Answer truth, World world) {
    if (fault.kind().stage() != FaultKind.Stage.CONTENT || truth.tree() == null) {
      return truth;
    }
    return new Falsifier(world.config().region()).falsify(fault.kind(), truth);
  }

  private static ObjectNode plain() {
    return Json.object()
        .put("is_customized", false)
        .put("is_login", false)
        .put("action_type", 2)
        .put("error", BLOCKED)
        .put("tracking_id", trackingId());
  }

  private static ObjectNode withReport() {
    String report = "{\"event_id\":1,\"strategy_id\":7}";
    return plain()
        .put("is_hit_sap", false)
        .put("platform", 0)
        .put("event_id", 1)
        .put(
            "report_extra_info",
            Base64.getEncoder().encodeToString(report.getBytes(StandardCharsets.UTF_8)));
  }

  private static ObjectNode numbered() {
    return Json.object()
        .put("0", 2)
        .put("1", trackingId())
        .put("2", true)
        .put("3", BLOCKED)
        .put("5", false)
        .put("error", BLOCKED);
  }

  private static ObjectNode nothing(Asked asked) {
    ObjectNode empty = Json.object().putNull("data").putNull("error_msg");
    return asked.path().startsWith("/api/v2/") ? empty.putNull("item").put("version", "") : empty;
  }

  private static String trackingId() {
    return UUID.randomUUID().toString();
  }

  private static String date(Fault fault, Asked asked) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        asked.now().plusSeconds(fault.seconds()).atOffset(ZoneOffset.UTC));
  }

  private static int codeOf(FaultKind kind) {
    String code = kind.code();
    return Integer.parseInt(code.substring(code.lastIndexOf('-') + 1));
  }

  private static Answer html(int status, String text) {
    return Answer.html(
        status,
        "<!doctype html><html lang=\"en\"><title>" + text + "</title><h1>" + text + "</h1></html>");
  }
}
