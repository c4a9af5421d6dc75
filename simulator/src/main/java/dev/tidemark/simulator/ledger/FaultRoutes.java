package dev.tidemark.simulator.ledger;

import dev.tidemark.simulator.fault.FaultRule;
import dev.tidemark.simulator.fault.Faults;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Switches faults on and off while the shop is open. Thread-safe. */
public final class FaultRoutes {
  private final Faults faults;

  public FaultRoutes(Faults faults) {
    this.faults = faults;
  }

  /** {@code GET /demo/faults}: those that are on, with how often each was met. */
  public Answer list(Asked asked) {
    ArrayNode rules = Json.array();
    faults.list().forEach(active -> rules.add(RuleJson.write(active)));
    ObjectNode tree = Json.object();
    tree.set("faults", rules);
    return Answer.json(tree);
  }

  /** {@code POST /demo/faults}: switches on the rule in the body, or each of an array. */
  public Answer add(Asked asked) {
    return change(asked, false);
  }

  /** {@code PUT /demo/faults}: the rules in the body and no others; {@code []} is none. */
  public Answer replace(Asked asked) {
    return change(asked, true);
  }

  /** {@code DELETE /demo/faults}, or {@code ?id=} for one of them. */
  public Answer clear(Asked asked) {
    if (asked.parameter("id") == null) {
      faults.clear();
    } else if (asked.id("id").filter(faults::remove).isEmpty()) {
      return Answer.problem(404, "there is no fault " + asked.parameter("id"));
    }
    return list(asked);
  }

  private Answer change(Asked asked, boolean replace) {
    List<FaultRule> rules = new ArrayList<>();
    try {
      JsonNode body =
          Json.read(asked.body().getBytes())
              .filter(tree -> tree.isObject() || tree.isArray())
              .orElseThrow(() -> new IllegalArgumentException("the body is one rule or a list"));
      for (JsonNode rule : body.isArray() ? body : Json.array().add(body)) {
        rules.add(RuleJson.read(rule));
      }
    } catch (IllegalArgumentException | DateTimeException wrong) {
      return Answer.problem(400, String.valueOf(wrong.getMessage()));
    }
    if (replace) {
      faults.clear();
    }
    rules.forEach(faults::add);
    return list(asked);
  }
}
