package dev.tidemark.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which the shop can misbehave. The word for each is its {@link #code()}. */
public enum FaultKind {
  /** Error 90309999 with status 200, in the three shapes it has been seen in. */
  CAPTCHA_PLAIN(Stage.INSTEAD),
  CAPTCHA_REPORT(Stage.INSTEAD),
  CAPTCHA_NUMERIC(Stage.INSTEAD),
  /** The same with status 403. */
  CAPTCHA_PLAIN_403(Stage.INSTEAD),
  CAPTCHA_REPORT_403(Stage.INSTEAD),
  CAPTCHA_NUMERIC_403(Stage.INSTEAD),
  /** A redirect to {@code /verify/captcha}, which is a page for people. */
  REDIRECT_CAPTCHA(Stage.INSTEAD),
  REDIRECT_TRAFFIC(Stage.INSTEAD),
  FORBIDDEN(Stage.INSTEAD),
  /** 429 with Retry-After in seconds, and as a date. */
  TOO_MANY_REQUESTS(Stage.INSTEAD),
  TOO_MANY_REQUESTS_DATE(Stage.INSTEAD),
  SERVER_ERROR(Stage.INSTEAD),
  /** 503 with Retry-After in seconds. */
  UNAVAILABLE(Stage.INSTEAD),
  /** A page for people where JSON is due. */
  HTML(Stage.INSTEAD),
  /** 404: the endpoint does not exist any more. */
  RETIRED(Stage.INSTEAD),
  /** 200 with error 10005. */
  DEPRECATED(Stage.INSTEAD),
  /** Nothing where the item was, with error null and with error 4. */
  DELETED(Stage.INSTEAD),
  DELETED_4(Stage.INSTEAD),

  /** Nothing is sent before so many seconds, or nothing after the first bytes of the body. */
  STALL(Stage.DELIVERY),
  STALL_BODY(Stage.DELIVERY),
  /** The connection breaks in the middle of the body. */
  TRUNCATED(Stage.DELIVERY),
  /** A quarter of a gigabyte of spaces behind the answer, compressed. */
  GZIP_BOMB(Stage.DELIVERY),

  /** Fields have other names, other types, or strings in place of numbers. */
  SCHEMA_RENAMED(Stage.CONTENT),
  SCHEMA_TYPES(Stage.CONTENT),
  SCHEMA_STRINGS(Stage.CONTENT),
  PRICE_ZERO(Stage.CONTENT),
  PRICE_NULL(Stage.CONTENT),
  PRICE_NEGATIVE(Stage.CONTENT),
  /** 2^63: one more than fits. */
  PRICE_HUGE(Stage.CONTENT),
  /**
   * Every amount times 1.10 to 1.80, another factor each time, unrounded; the rest is scrambled.
   */
  POISONED(Stage.CONTENT),
  /** The same factors, rounded to coins: nothing but the amounts is wrong, and they look right. */
  POISONED_ROUND(Stage.CONTENT),
  WRONG_ITEM(Stage.CONTENT),
  WRONG_CURRENCY(Stage.CONTENT),
  UNKNOWN_STATUS(Stage.CONTENT),
  /** Hidden by the marketplace. */
  BANNED(Stage.CONTENT),

  /** Short links that lead where nobody must follow. */
  LINK_HTTP(Stage.LINK),
  LINK_PRIVATE(Stage.LINK),
  LINK_FOREIGN(Stage.LINK),
  LINK_LOOP(Stage.LINK),
  LINK_LONG(Stage.LINK),

  /** Error codes of the affiliate interface. */
  AFFILIATE_10000(Stage.AFFILIATE),
  AFFILIATE_10010(Stage.AFFILIATE),
  AFFILIATE_10020(Stage.AFFILIATE),
  AFFILIATE_10030(Stage.AFFILIATE),
  AFFILIATE_10031(Stage.AFFILIATE),
  AFFILIATE_10032(Stage.AFFILIATE),
  AFFILIATE_10033(Stage.AFFILIATE),
  AFFILIATE_10034(Stage.AFFILIATE),
  AFFILIATE_10035(Stage.AFFILIATE),
  AFFILIATE_11000(Stage.AFFILIATE),
  AFFILIATE_11001(Stage.AFFILIATE),
  AFFILIATE_11002(Stage.AFFILIATE);

  /** At which point of an answer a fault works. */
  public enum Stage {
    /** Nothing of the true answer is sent. */
    INSTEAD,
    /** The true answer is falsified. */
    CONTENT,
    /** The true answer is sent badly. */
    DELIVERY,
    /** Only short links can have it. */
    LINK,
    /** Only the affiliate interface can have it. */
    AFFILIATE
  }

  private final Stage stage;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  FaultKind(Stage stage) {
    this.stage = stage;
  }

  public Stage stage() {
    return stage;
  }

  /** The word for it in addresses, headers, JSON and settings, such as {@code captcha-plain}. */
  public String code() {
    return code;
  }

  public static Optional<FaultKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
