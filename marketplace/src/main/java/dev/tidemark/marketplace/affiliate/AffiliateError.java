package dev.tidemark.marketplace.affiliate;

import java.util.Arrays;

/** The errors that the Affiliate Open API names by number, and what each of them asks of whom. */
enum AffiliateError {
  SYSTEM(10_000, Kind.PASSING, "has a fault of its own; it is asked again in a while"),
  NOT_PARSED(
      10_010,
      Kind.OUR_MISTAKE,
      "could not read our question, which is a mistake in Tidemark; please report it"),
  NOT_AUTHENTICATED(
      10_020,
      Kind.ACCOUNT,
      "does not accept our proof of who we are; copy app id and secret anew from its Open API page,"
          + " and make sure that both are of this country"),
  CALLS_SPENT(
      10_030,
      Kind.BUDGET,
      "has no calls left for this app id; we go on when the hour is over (is something else using"
          + " the same app id?)"),
  DENIED(10_031, Kind.ACCOUNT, "denies this account access; ask its affiliate support why"),
  BAD_AFFILIATE(
      10_032,
      Kind.ACCOUNT,
      "knows no such affiliate; make sure that the affiliate account is of this country and its"
          + " registration is complete"),
  FROZEN(10_033, Kind.ACCOUNT, "has frozen this affiliate account; ask its affiliate support"),
  BLACKLISTED(
      10_034, Kind.ACCOUNT, "has put this affiliate account on its black list; ask its support"),
  NO_ACCESS(
      10_035,
      Kind.ACCOUNT,
      "has not granted this account the Open API yet; apply for it on the Open API page of the"
          + " country's affiliate site"),
  BUSINESS(11_000, Kind.PASSING, "could not answer for now; it is asked again in a while"),
  BAD_PARAMETERS(
      11_001,
      Kind.OUR_MISTAKE,
      "finds our question wrong, which is a mistake in Tidemark; please report it"),
  ACCOUNT_NOT_BOUND(
      11_002,
      Kind.ACCOUNT,
      "finds no Shopee account bound to this affiliate account; bind one on the affiliate site"),
  UNKNOWN(0, Kind.UNKNOWN, "names an error that Tidemark does not know");

  /** Whose turn it is. */
  enum Kind {
    /** Nobody's: it passes. */
    PASSING,
    OUR_MISTAKE,
    /** The operator's: app id, secret, clock, or what the account may do. */
    ACCOUNT,
    /** Nobody's before the hour is over. */
    BUDGET,
    UNKNOWN
  }

  private final long code;
  private final Kind kind;
  private final String words;

  AffiliateError(long code, Kind kind, String words) {
    this.code = code;
    this.kind = kind;
    this.words = words;
  }

  static AffiliateError ofCode(long code) {
    return Arrays.stream(values()).filter(error -> error.code == code).findFirst().orElse(UNKNOWN);
  }

  Kind kind() {
    return kind;
  }

  /** What the API does, and what to do about it; to be read after its name. */
  String words() {
    return words;
  }
}
