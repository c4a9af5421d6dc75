package dev.tidemark.gateway.item;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import tools.jackson.core.JsonGenerator;

/** Amounts in the decimals that a region's shop shows. */
public final class MoneyJson {
  private MoneyJson() {}

  /** The decimal string alone, such as {@code "129.00"}. */
  public static String decimal(Region region, long units) {
    return new Price(units).toDecimal(region.decimals());
  }

  /** Adds a decimal string, or null when there is no amount. */
  public static void decimal(
      JsonGenerator json, String name, Region region, boolean present, long units) {
    if (present) {
      json.writeStringProperty(name, decimal(region, units));
    } else {
      json.writeNullProperty(name);
    }
  }

  /** Adds {@code {"amount":"129.00","currency":"SGD"}}, or null when there is no amount. */
  public static void money(
      JsonGenerator json, String name, Region region, boolean present, long units) {
    if (present) {
      json.writeObjectPropertyStart(name);
      json.writeStringProperty("amount", decimal(region, units));
      json.writeStringProperty("currency", region.currency());
      json.writeEndObject();
    } else {
      json.writeNullProperty(name);
    }
  }
}
