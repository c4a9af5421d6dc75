package dev.tidemark.simulator.fault;

import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The errors of the affiliate interface, which all have status 200. Stateless. */
public final class AffiliateErrors {
  private static final Map<Integer, String> MESSAGES =
      Map.ofEntries(
          Map.entry(10_000, "System error"),
          Map.entry(10_010, "Request parsing error"),
          Map.entry(10_020, "Identity authentication error"),
          Map.entry(10_030, "Rate limit exceeded"),
          Map.entry(10_031, "Access denied"),
          Map.entry(10_032, "Invalid affiliate id"),
          Map.entry(10_033, "Account is frozen"),
          Map.entry(10_034, "Affiliate id in black list"),
          Map.entry(10_035, "No access to the Open API platform"),
          Map.entry(11_000, "Business processing error"),
          Map.entry(11_001, "Parameter error"),
          Map.entry(11_002, "Binding account error"));

  private AffiliateErrors() {}

  public static Answer answer(int code) {
    return answer(code, MESSAGES.getOrDefault(code, "Unknown error"));
  }

  public static Answer answer(int code, String message) {
    ObjectNode error = Json.object().put("message", "error [" + code + "]: " + message);
    error.putObject("extensions").put("code", code).put("message", message);
    ObjectNode tree = Json.object();
    tree.putArray("errors").add(error);
    return Answer.json(tree);
  }
}
