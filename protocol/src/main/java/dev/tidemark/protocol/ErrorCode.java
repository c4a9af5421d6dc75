package dev.tidemark.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The finite vocabulary of what can go wrong, stable across releases: clients branch on {@link
 * #code()}.
 *
 * <p>Each code says whose fault it is by its {@link Fault}; the two translators (to gRPC and to
 * HTTP) map that, and nobody else maps status codes.
 */
public enum ErrorCode {
  MALFORMED_JSON(Fault.MALFORMED, "The request body is not valid JSON"),
  UNKNOWN_FIELD(Fault.MALFORMED, "The request has a field that is not known"),
  MALFORMED_REQUEST(Fault.MALFORMED, "The request could not be read"),
  INVALID_VALUE(Fault.INVALID, "A value is out of range"),
  NOT_AN_ITEM_URL(Fault.INVALID, "This is not the address of an item's page"),
  UNSUPPORTED_SITE(Fault.INVALID, "This is not an address of Shopee"),
  REGION_CLOSED(Fault.INVALID, "Shopee has closed in this country"),
  SHOP_MISMATCH(Fault.INVALID, "The item belongs to another shop"),
  TOO_MANY_WATCHES(Fault.INVALID, "The list is full"),
  TOO_MANY_TOKENS(Fault.INVALID, "The account has too many tokens"),
  TOO_MANY_ALERTS(Fault.INVALID, "There are too many alert rules"),
  TOO_MANY_CHANNELS(Fault.INVALID, "The account has too many channels"),
  SETUP_TOKEN_WRONG(Fault.INVALID, "The set-up token is wrong"),
  LOGIN_REQUIRED(Fault.UNAUTHENTICATED, "Log in first"),
  TOKEN_INVALID(Fault.UNAUTHENTICATED, "The token is not valid"),
  WRONG_CREDENTIALS(Fault.UNAUTHENTICATED, "The username or the password is wrong"),
  ACCOUNT_LOCKED(Fault.FORBIDDEN, "The account is locked"),
  REGISTRATION_CLOSED(Fault.FORBIDDEN, "Registration is closed"),
  FOREIGN_ORIGIN(Fault.FORBIDDEN, "The request comes from another site"),
  TOKEN_SCOPE(Fault.FORBIDDEN, "The token is not meant for this"),
  FORBIDDEN(Fault.FORBIDDEN, "This account may not do that"),
  NOT_FOUND(Fault.NOT_FOUND, "There is nothing at this address"),
  ITEM_NOT_FOUND(Fault.NOT_FOUND, "There is no such item"),
  FLASH_SALE_NOT_FOUND(Fault.NOT_FOUND, "There is no such flash sale"),
  WATCH_NOT_FOUND(Fault.NOT_FOUND, "There is no such item on your list"),
  SESSION_NOT_FOUND(Fault.NOT_FOUND, "There is no such session"),
  TOKEN_NOT_FOUND(Fault.NOT_FOUND, "There is no such token"),
  ACCOUNT_NOT_FOUND(Fault.NOT_FOUND, "There is no such account"),
  ALERT_NOT_FOUND(Fault.NOT_FOUND, "There is no such alert rule"),
  CHANNEL_NOT_FOUND(Fault.NOT_FOUND, "There is no such channel"),
  IMPORT_NOT_FOUND(Fault.NOT_FOUND, "There is no such import"),
  METHOD_NOT_ALLOWED(Fault.METHOD, "The address does not know this method"),
  USERNAME_TAKEN(Fault.CONFLICT, "The username is taken"),
  NO_DEMO_SHOP(Fault.CONFLICT, "There is no demo shop here"),
  LAST_ADMINISTRATOR(Fault.CONFLICT, "Nobody else is an administrator"),
  EMAIL_UNAVAILABLE(Fault.CONFLICT, "E-mail is not set up here"),
  ALREADY_SET_UP(Fault.CONFLICT, "There is an administrator already"),
  IMPORT_RUNNING(Fault.CONFLICT, "Another import is not finished yet"),
  BODY_TOO_LARGE(Fault.TOO_LARGE, "The request body is too large"),
  HEADERS_TOO_LARGE(Fault.HEADERS, "The request headers are too large"),
  URI_TOO_LONG(Fault.URI, "The request address is too long"),
  UNSUPPORTED_MEDIA_TYPE(Fault.MEDIA_TYPE, "The request body has to be JSON"),
  TOO_MANY_REQUESTS(Fault.TOO_MANY, "Too many requests"),
  TOO_MANY_ATTEMPTS(Fault.TOO_MANY, "Too many attempts to log in"),
  OVERLOADED(Fault.UNAVAILABLE, "The service is busy"),
  UNAVAILABLE(Fault.UNAVAILABLE, "A part of the service is away"),
  TIMEOUT(Fault.TIMEOUT, "The service took too long"),
  INTERNAL(Fault.INTERNAL, "Something went wrong on our side");

  /** Whose fault it is, and so what the caller may do about it. */
  public enum Fault {
    MALFORMED,
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD,
    CONFLICT,
    TOO_LARGE,
    HEADERS,
    URI,
    MEDIA_TYPE,
    TOO_MANY,
    UNAVAILABLE,
    TIMEOUT,
    INTERNAL
  }

  private final Fault fault;
  private final String title;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  ErrorCode(Fault fault, String title) {
    this.fault = fault;
    this.title = title;
  }

  public Fault fault() {
    return fault;
  }

  /** A short sentence for people, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The word in problem documents, such as {@code username-taken}. */
  public String code() {
    return code;
  }

  /** Finds an error by its word in problem documents. */
  public static Optional<ErrorCode> ofCode(String code) {
    return Arrays.stream(values()).filter(error -> error.code.equals(code)).findFirst();
  }
}
