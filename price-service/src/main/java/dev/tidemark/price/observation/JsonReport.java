package dev.tidemark.price.observation;

import dev.tidemark.price.observation.Report.Asked;
import dev.tidemark.price.observation.Report.ReportedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one observation in JSON: strictly, so that a misspelt one is noticed. */
final class JsonReport {
  private static final Set<String> FIELDS =
      Set.of(
          "itemKey",
          "url",
          "model",
          "price",
          "currency",
          "listPrice",
          "inStock",
          "flashSale",
          "seenAt",
          "name",
          "imageUrl",
          "models");

  private static final Set<String> MODEL_FIELDS =
      Set.of("model", "name", "price", "listPrice", "inStock", "flashSale");

  private final Map<?, ?> fields;

  private JsonReport(Map<?, ?> fields, Set<String> known) {
    this.fields = fields;
    for (Object name : fields.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw new RefusedException(
            Reason.UNKNOWN_FIELD,
            "the field '%s' is not known; known are %s"
                .formatted(
                    Shown.text(String.valueOf(name)),
                    known.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
  }

  static Reading of(Object value) {
    try {
      return new JsonReport(JsonReports.fields(value), FIELDS).report();
    } catch (RefusedException refused) {
      return refused.refused();
    }
  }

  private Report report() {
    String key = text("itemKey");
    String url = text("url");
    if (key != null && url != null) {
      throw new RefusedException(
          Reason.INVALID_VALUE, "an observation has either itemKey or url, not both");
    }
    return new Report(
        key == null ? url : key,
        text("model"),
        asked(),
        text("currency"),
        text("seenAt"),
        text("name"),
        text("imageUrl"),
        models());
  }

  private Asked asked() {
    Boolean flashSale = truth("flashSale");
    return new Asked(
        text("price"), text("listPrice"), truth("inStock"), flashSale != null && flashSale);
  }

  private List<ReportedModel> models() {
    Object value = present("models");
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong("models", "a list", value);
    }
    List<ReportedModel> models = new ArrayList<>();
    for (Object each : list) {
      JsonReport model = new JsonReport(JsonReports.fields(each), MODEL_FIELDS);
      models.add(new ReportedModel(model.text("model"), model.text("name"), model.asked()));
    }
    return models;
  }

  private @Nullable String text(String name) {
    Object value = present(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name, "a text such as \"12.90\"", value);
  }

  private @Nullable Boolean truth(String name) {
    Object value = present(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw wrong(name, "true or false", value);
  }

  private @Nullable Object present(String name) {
    Object value = fields.get(name);
    return value == null || JsonValue.isNull(value) ? null : value;
  }

  private static RefusedException wrong(String name, String expected, Object value) {
    return new RefusedException(
        Reason.INVALID_VALUE,
        "'%s' has to be %s, not %s".formatted(name, expected, JsonValue.kind(value)));
  }
}
