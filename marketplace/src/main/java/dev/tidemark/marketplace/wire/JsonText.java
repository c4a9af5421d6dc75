package dev.tidemark.marketplace.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bytes as JSON, whatever they are; amounts with decimals stay exact. Stateless. */
public final class JsonText {
  /** Recorded answers nest 12 deep. */
  private static final int MAX_DEPTH = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonText() {}

  /** The object or list; null when it is neither, or no JSON. */
  public static @Nullable JsonNode parse(byte[] body) {
    try {
      JsonNode root = JSON.readTree(body);
      return root.isObject() || root.isArray() ? root : null;
    } catch (JacksonException | NumberFormatException notJson) {
      // The latter for exponents beyond any number.
      return null;
    }
  }
}
