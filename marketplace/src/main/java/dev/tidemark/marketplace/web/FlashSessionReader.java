package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.gate.SessionGate;
import dev.tidemark.marketplace.gate.UncheckedSession;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.PlainText;
import dev.tidemark.protocol.Region;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the list of a region's flash-sale sessions. Stateless; never throws. */
final class FlashSessionReader {
  private FlashSessionReader() {}

  static ShopAnswer<List<FlashSession>> read(Region region, JsonNode root, Instant now) {
    JsonNode data = root.path("data");
    JsonNode sessions = data.path("sessions");
    if (sessions.isArray() || (data.isObject() && sessions.isNull())) {
      return SessionGate.check(
          region, sessions.valueStream().map(FlashSessionReader::session).toList(), now);
    }
    return Envelope.notAList(root);
  }

  private static UncheckedSession session(JsonNode session) {
    String name = JsonFields.text(session, "name");
    return new UncheckedSession(
        JsonFields.numberOrNothing(session, "promotionid", "promotion_id"),
        name == null ? "" : PlainText.of(name),
        JsonFields.numberOrNothing(session, "start_time"),
        JsonFields.numberOrNothing(session, "end_time"));
  }
}
