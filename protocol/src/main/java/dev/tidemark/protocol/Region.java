package dev.tidemark.protocol;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A marketplace of Shopee: one country, one domain, one currency, one time zone.
 *
 * <p>The number is part of stored keys ({@link ListingId}) and is never changed or used again.
 * Domains, currencies and zones are those of Shopee's sites; the decimals are the ones its pages
 * show, which is what the granularity check of answers rests on.
 */
public enum Region {
  SG(1, "shopee.sg", "SGD", 2, "Asia/Singapore", Status.LIVE),
  MY(2, "shopee.com.my", "MYR", 2, "Asia/Kuala_Lumpur", Status.LIVE),
  PH(3, "shopee.ph", "PHP", 2, "Asia/Manila", Status.LIVE),
  TH(4, "shopee.co.th", "THB", 2, "Asia/Bangkok", Status.LIVE),
  VN(5, "shopee.vn", "VND", 0, "Asia/Ho_Chi_Minh", Status.LIVE),
  TW(6, "shopee.tw", "TWD", 0, "Asia/Taipei", Status.LIVE),
  ID(7, "shopee.co.id", "IDR", 0, "Asia/Jakarta", Status.LIVE),
  BR(8, "shopee.com.br", "BRL", 2, "America/Sao_Paulo", Status.LIVE),
  MX(9, "shopee.com.mx", "MXN", 2, "America/Mexico_City", Status.LIVE),
  CO(10, "shopee.com.co", "COP", 0, "America/Bogota", Status.LIVE),
  CL(11, "shopee.cl", "CLP", 0, "America/Santiago", Status.LIVE),
  PL(12, "shopee.pl", "PLN", 2, "Europe/Warsaw", Status.CLOSED),
  ES(13, "shopee.es", "EUR", 2, "Europe/Madrid", Status.CLOSED),
  FR(14, "shopee.fr", "EUR", 2, "Europe/Paris", Status.CLOSED),
  IN(15, "shopee.in", "INR", 2, "Asia/Kolkata", Status.CLOSED),
  AR(16, "shopee.com.ar", "ARS", 2, "America/Argentina/Buenos_Aires", Status.CLOSED),
  /** The demo shop; its address is configured, the domain only names it. */
  DEMO(17, "demo.invalid", "SGD", 2, "Asia/Singapore", Status.DEMO);

  /** Whether a region's shop can be asked for prices. */
  public enum Status {
    LIVE,
    /** Shopee has left this country; its links are recognised and refused with that reason. */
    CLOSED,
    DEMO
  }

  private static final List<Region> LIVE =
      Arrays.stream(values()).filter(region -> region.status == Status.LIVE).toList();

  private final int number;
  private final String code;
  private final String domain;
  private final String currency;
  private final int decimals;
  private final ZoneId zone;
  private final Status status;

  Region(int number, String domain, String currency, int decimals, String zone, Status status) {
    this.number = number;
    this.code = name().toLowerCase(Locale.ROOT);
    this.domain = domain;
    this.currency = currency;
    this.decimals = decimals;
    this.zone = ZoneId.of(zone);
    this.status = status;
  }

  /** The two-letter code in item keys, JSON and configuration, such as {@code sg}. */
  public String code() {
    return code;
  }

  /** The number in stored keys, 1..32,767. */
  public int number() {
    return number;
  }

  /** The domain of the shop's pages, without {@code www.}. */
  public String domain() {
    return domain;
  }

  /** The ISO 4217 code. */
  public String currency() {
    return currency;
  }

  /**
   * How many decimals the shop shows, 0 or 2; not always those of ISO 4217 (TWD and COP are shown
   * whole).
   */
  public int decimals() {
    return decimals;
  }

  /** The zone in which the shop's days and flash-sale sessions run. */
  public ZoneId zone() {
    return zone;
  }

  public Status status() {
    return status;
  }

  /** Every region whose shop can be asked, without the demo shop, in the order of their numbers. */
  public static List<Region> live() {
    return LIVE;
  }

  /** Finds a region by its code, exactly as {@link #code()} writes it. */
  public static Optional<Region> ofCode(String code) {
    return Arrays.stream(values()).filter(region -> region.code.equals(code)).findFirst();
  }

  /**
   * Finds a region by the number in stored keys.
   *
   * @throws IllegalArgumentException when no region has that number
   */
  public static Region ofNumber(int number) {
    return Arrays.stream(values())
        .filter(region -> region.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no region has the number " + number));
  }

  @Override
  public String toString() {
    return code;
  }
}
