package dev.tidemark.user.account;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name an account is logged in to by, always in lower case. */
public record Username(String text) {
  /** Checked before lower-casing, which would turn the Kelvin sign into a k. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{3,32}");

  private static final int SHOWN = 40;

  /** Reads a name in either case; anything else than a possible username is empty. */
  public static Optional<Username> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new Username(text.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /**
   * A name somebody wants to have from now on.
   *
   * @throws TidemarkException INVALID_VALUE on {@code username} when it breaks a rule
   */
  public static Username chosen(String text) {
    return parse(text)
        .orElseThrow(() ->
            TidemarkException.ofField(
                ErrorCode.INVALID_VALUE,
                "username",
                "a username has 3 to 32 characters out of a-z, 0-9, '.', '_' and '-', not '"
                    + shown(text)
                    + "'"));
  }

  @Override
  public String toString() {
    return text;
  }

  private static String shown(String text) {
    String start =
        text.codePoints()
            .limit(SHOWN)
            .map(point -> Character.isISOControl(point) ? '?' : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return start.length() < text.length() ? start + "..." : start;
  }
}
