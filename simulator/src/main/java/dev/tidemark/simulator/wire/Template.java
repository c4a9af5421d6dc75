package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shape of an answer with all the fields that mean nothing here, each of the right type. Kept
 * in resource files; immutable.
 */
enum Template {
  ITEM_V2("item-v2.json"),
  ITEM_V4("item-v4.json"),
  PAGE("page.json"),
  PAGE_ITEM("page-item.json"),
  CARD("card.json"),
  CARD_ITEM("card-item.json");

  @SuppressWarnings("ImmutableEnumChecker") // only copies leave
  private final ObjectNode shape;

  Template(String resource) {
    try (InputStream file = Template.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("there is no resource " + resource);
      }
      this.shape =
          (ObjectNode)
              Json.read(file.readAllBytes())
                  .orElseThrow(() -> new IllegalStateException(resource + " is not JSON"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** A copy of one's own. */
  ObjectNode copy() {
    return shape.deepCopy();
  }
}
