package dev.tidemark.gateway.account;

import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of usernames. */
public final class Usernames {
  public static final int LONGEST = 32;

  private static final int SHORTEST = 3;

  /** Checked before lower-casing, which would turn the Kelvin sign into a k. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{3,32}");

  private Usernames() {}

  /** Reads a name in either case; anything else than a possible username is empty. */
  public static Optional<String> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(text.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** The {@code username} that somebody is to have from now on. */
  public static String chosen(RequestBody body) {
    String text = body.text("username", SHORTEST, LONGEST);
    return parse(text)
        .orElseThrow(() ->
            TidemarkException.ofField(
                ErrorCode.INVALID_VALUE,
                "username",
                "A username has the letters a to z, digits, dot, underscore and hyphen, not '"
                    + PlainText.shown(text)
                    + "'."));
  }
}
