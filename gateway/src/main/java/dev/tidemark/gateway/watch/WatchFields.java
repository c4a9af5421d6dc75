package dev.tidemark.gateway.watch;

import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an account may say about its watch: variation, target price, tags. */
final class WatchFields {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final int MAX_TAGS = 20;
  private static final int MAX_TAG_LENGTH = 32;

  private WatchFields() {}

  /** The variation; the headline when it is absent or null. */
  static ModelId model(RequestBody body) {
    String text = body.textOrNull("model", 1, 19);
    if (text == null) {
      return ModelId.HEADLINE;
    }
    if (NUMBER.matcher(text).matches()) {
      try {
        return new ModelId(Long.parseLong(text));
      } catch (NumberFormatException beyond64Bits) {
        throw notAModel(text);
      }
    }
    throw notAModel(text);
  }

  /** The target price; null when it is absent or null. */
  static @Nullable Price targetPrice(RequestBody body, Region region) {
    String text = body.textOrNull("targetPrice", 1, 20);
    if (text == null) {
      return null;
    }
    Price price;
    try {
      price = Price.ofDecimal(text);
    } catch (IllegalArgumentException notAnAmount) {
      throw refusedPrice(text, region);
    }
    if (!price.fits(region.decimals())) {
      throw refusedPrice(text, region);
    }
    return price;
  }

  static List<String> tags(RequestBody body) {
    return body.texts("tags", MAX_TAGS, MAX_TAG_LENGTH);
  }

  private static TidemarkException notAModel(String text) {
    return TidemarkException.ofField(
        ErrorCode.INVALID_VALUE,
        "model",
        "'" + PlainText.shown(text) + "' is not the id of a variation such as 4521.");
  }

  private static TidemarkException refusedPrice(String text, Region region) {
    return TidemarkException.ofField(
        ErrorCode.INVALID_VALUE,
        "targetPrice",
        "A target price in %s is more than 0 and has at most %d decimals, such as %s, not '%s'."
            .formatted(
                region.currency(),
                region.decimals(),
                new Price(129 * Price.UNITS_PER_CURRENCY_UNIT).toDecimal(region.decimals()),
                PlainText.shown(text)));
  }
}
