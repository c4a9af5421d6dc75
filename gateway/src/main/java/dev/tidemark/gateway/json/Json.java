package dev.tidemark.gateway.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON with one shared factory and no reflection. Thread-safe. */
public final class Json {
  /** Deeper nesting than this is refused; our own requests nest twice. */
  static final int MAX_DEPTH = 20;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // More digits than any number of ours has; keeps big-number parsing cheap.
                  .maxNumberLength(40)
                  .build())
          .build();

  /** An item with all its fields and one sparkline is about 2 kB. */
  private static final int INITIAL_BYTES = 2_048;

  private Json() {}

  /** Writes one value with a generator. */
  public interface Writer {
    void write(JsonGenerator json);
  }

  /** The bytes of one JSON object whose fields the writer adds. */
  public static byte[] object(Writer fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** The fields of one object and then those of another; both have some. */
  public static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length - 1);
    System.arraycopy(second, 0, both, first.length - 1, second.length);
    both[first.length - 1] = ',';
    return both;
  }

  /** Adds a text field, null included. */
  public static void text(JsonGenerator json, String name, @Nullable String value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
  }

  /** Adds a time in ISO-8601. */
  public static void time(JsonGenerator json, String name, long epochMilli) {
    json.writeName(name);
    json.writeString(IsoTime.of(epochMilli));
  }

  /** Adds a time in ISO-8601, or null when there is none. */
  public static void timeOrNull(JsonGenerator json, String name, boolean present, long epochMilli) {
    if (present) {
      time(json, name, epochMilli);
    } else {
      json.writeNullProperty(name);
    }
  }

  /** Adds a whole number, or null when there is none. */
  public static void numberOrNull(JsonGenerator json, String name, boolean present, long value) {
    if (present) {
      json.writeNumberProperty(name, value);
    } else {
      json.writeNullProperty(name);
    }
  }
}
