package dev.tidemark.user.channel;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Refuses targets to which nothing could ever be sent. */
final class ChannelCheck {
  /** One address, without a display name, and without what mail headers are made of. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

  private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}|@[A-Za-z0-9_]{3,64}");
  private static final Pattern BOT_TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{10,100}");

  /** A point of the curve P-256 and 16 bytes, in base64url. */
  private static final Pattern PUSH_KEYS =
      Pattern.compile("[A-Za-z0-9_-]{87}=?\\.[A-Za-z0-9_-]{22}(==)?");

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]*");

  /** No name in the DNS is longer. */
  private static final int LONGEST_HOST = 253;

  private ChannelCheck() {}

  static void check(ChannelKind kind, String target, String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw invalid("token", "A token has no spaces, and letters of ASCII only.");
    }
    switch (kind) {
      case EMAIL -> {
        if (!EMAIL.matcher(target).matches() || target.length() > 254) {
          throw invalid("target", "An e-mail address looks like anna@example.org.");
        }
      }
      case TELEGRAM -> {
        if (!CHAT.matcher(target).matches()) {
          throw invalid("target", "A chat is a number such as -1001234567890, or @name.");
        }
        if (!BOT_TOKEN.matcher(token).matches()) {
          throw invalid("token", "The token of a bot looks like 123456789:AbCdEf...");
        }
      }
      case GOTIFY -> {
        checkAddress(target);
        if (token.isEmpty()) {
          throw invalid("token", "Gotify needs the token of an application.");
        }
      }
      case WEB_PUSH -> {
        checkAddress(target);
        if (!PUSH_KEYS.matcher(token).matches()) {
          throw invalid("token", "A browser's keys are p256dh and auth with a full stop between.");
        }
      }
      case WEBHOOK, NTFY, DISCORD, SLACK, APPRISE -> checkAddress(target);
    }
  }

  private static void checkAddress(String target) {
    try {
      URI address = new URI(target);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      boolean port =
          address.getPort() == -1 || (address.getPort() > 0 && address.getPort() < 65_536);
      if (web
          && port
          && address.getHost() != null
          && address.getHost().length() <= LONGEST_HOST
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null
          && target.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
        return;
      }
    } catch (URISyntaxException notAnAddress) {
      throw invalid("target", notAnAddress.getMessage() + ".");
    }
    throw invalid(
        "target",
        "An address looks like https://hooks.example.org/path, without user, password and #.");
  }

  private static TidemarkException invalid(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }
}
