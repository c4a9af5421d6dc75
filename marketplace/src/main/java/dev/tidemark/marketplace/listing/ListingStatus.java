package dev.tidemark.marketplace.listing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a listing stands in its shop, in Shopee's own words. Other words are not believed. */
public enum ListingStatus {
  NORMAL,
  SOLD_OUT,
  /** Taken down by Shopee. */
  BANNED,
  /** Hidden by Shopee. */
  OFFENSIVE_HIDE;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Shopee's word, such as {@code sold_out}. */
  public String code() {
    return code;
  }

  /** Whether the item can be bought if it is in stock. */
  public boolean onSale() {
    return this == NORMAL;
  }

  public static Optional<ListingStatus> ofCode(String code) {
    return Arrays.stream(values()).filter(status -> status.code.equals(code)).findFirst();
  }
}
