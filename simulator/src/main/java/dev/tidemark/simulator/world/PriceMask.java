package dev.tidemark.simulator.world;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts as pages show them, and with digits hidden as they are before a flash sale begins. */
public final class PriceMask {
  private PriceMask() {}

  /** An amount without currency, such as {@code 1,290.00} or {@code 12.900}. */
  public static String shown(Price price, Region region) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    if (hasDotForThousands(region)) {
      symbols.setGroupingSeparator('.');
      symbols.setDecimalSeparator(',');
    }
    String pattern = region.decimals() == 0 ? "#,##0" : "#,##0.00";
    return new DecimalFormat(pattern, symbols)
        .format(new java.math.BigDecimal(price.toDecimal(region.decimals())));
  }

  /**
   * The same with some digits hidden: all but the last of small amounts, all but the first and the
   * last of larger ones. Cents of .00 are left out, as they are on pages.
   */
  static String masked(Price price, Region region) {
    String shown = shown(price, region);
    String text =
        region.decimals() > 0 && shown.endsWith("00")
            ? shown.substring(0, shown.length() - 3)
            : shown;
    int digits = (int) text.chars().filter(Character::isDigit).count();
    StringBuilder masked = new StringBuilder(text);
    int seen = 0;
    for (int place = 0; place < masked.length(); place++) {
      if (Character.isDigit(masked.charAt(place))) {
        seen++;
        boolean kept = (seen == digits && digits > 1) || (seen == 1 && digits > 3);
        masked.setCharAt(place, kept ? masked.charAt(place) : '?');
      }
    }
    return masked.toString();
  }

  private static boolean hasDotForThousands(Region region) {
    return switch (region) {
      case ID, VN, BR, CL, CO, AR, ES, PL, FR -> true;
      case SG, MY, PH, TH, TW, MX, IN, DEMO -> false;
    };
  }
}
