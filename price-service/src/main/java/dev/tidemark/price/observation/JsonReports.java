package dev.tidemark.price.observation;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads {@code {"observations": [...], "source": "..."}} as a stream, one observation at a time in
 * memory. For one thread.
 */
public final class JsonReports implements ReportSource {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxNumberLength(40)
                  // A link has at most 8,192 characters.
                  .maxStringLength(10_000)
                  .build())
          .build();

  private final JsonParser parser;
  private boolean begun;
  private boolean inList;
  private boolean hasList;
  private @Nullable String source;

  public JsonReports(InputStream input) {
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), input);
  }

  @Override
  public @Nullable Item next() {
    try {
      if (!begun) {
        begin();
      }
      while (true) {
        if (inList) {
          if (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = JsonValue.read(parser);
            return new Item(JsonReport.of(value), JsonValue.text(value));
          }
          inList = false;
        }
        if (!field()) {
          return null;
        }
      }
    } catch (JacksonException malformed) {
      throw new TidemarkException(
          ErrorCode.MALFORMED_JSON,
          "The JSON is not valid at line %d, column %d: %s."
              .formatted(
                  parser.currentLocation().getLineNr(),
                  parser.currentLocation().getColumnNr(),
                  Shown.text(String.valueOf(malformed.getOriginalMessage()))),
          malformed);
    }
  }

  private void begin() {
    begun = true;
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new TidemarkException(
          ErrorCode.MALFORMED_JSON, "There is nothing; a JSON object is expected.");
    }
    if (first != JsonToken.START_OBJECT) {
      throw invalid("observations", "A JSON object with a list 'observations' is expected.");
    }
  }

  /** Goes on to the list, or past another field; false at the end of all. */
  private boolean field() {
    if (parser.nextToken() != JsonToken.PROPERTY_NAME) {
      end();
      return false;
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    switch (name) {
      case "observations" -> {
        if (value != JsonToken.START_ARRAY) {
          throw invalid("observations", "'observations' has to be a list.");
        }
        inList = true;
        hasList = true;
      }
      case "source" -> {
        if (value != JsonToken.VALUE_STRING) {
          throw invalid("source", "'source' has to be extension or import.");
        }
        source = parser.getString();
      }
      default ->
          throw TidemarkException.ofField(
              ErrorCode.UNKNOWN_FIELD,
              Shown.text(name),
              "The field '"
                  + Shown.text(name)
                  + "' is not known here; known are observations, source.");
    }
    return true;
  }

  private void end() {
    if (!hasList) {
      throw invalid("observations", "The field 'observations' is missing.");
    }
    if (parser.nextToken() != null) {
      throw new TidemarkException(ErrorCode.MALFORMED_JSON, "After the JSON object there is more.");
    }
  }

  /** The field {@code source}, once all has been read; null when there is none. */
  public @Nullable String source() {
    return source;
  }

  private static TidemarkException invalid(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }

  @Override
  public void close() {
    parser.close();
  }

  /** Fields of one JSON object, still of any type. */
  static Map<?, ?> fields(Object value) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw new RefusedException(
        Reason.MALFORMED, "an observation is a JSON object, not " + JsonValue.kind(value));
  }
}
