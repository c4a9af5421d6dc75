package dev.tidemark.user.push;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.role.PublicUrl;
import java.util.List;

/**
 * Who we are to the push services of browsers (RFC 8292).
 *
 * @param contact where the operator of a push service finds ours: {@code mailto:} or {@code https:}
 */
public record PushIdentity(PushKeys keys, String contact) {
  private static final Setting<String> CONTACT =
      Setting.text(
              "push.contact",
              "",
              "Where push services of browsers find the operator, such as"
                  + " mailto:operator@example.org; empty: public-url, if that is https.")
          .check(
              contact ->
                  contact.isEmpty() || contact.matches("(mailto:[^\\s@]+@|https://)[^\\s@]+"),
              "an address that begins with mailto: or https://");

  private static final Setting<String> PUBLIC_KEY =
      Setting.text(
          "push.public-key",
          "",
          "The key by which browsers know this installation, of the curve P-256 in base64url; empty:"
              + " one that is made at the first start and kept in user-db.");

  private static final Setting<String> PRIVATE_KEY =
      Setting.secret("push.private-key", "What signs for that key, in base64url.");

  public static List<SettingDefinition> settings() {
    return List.of(CONTACT, PUBLIC_KEY, PRIVATE_KEY);
  }

  /**
   * What the settings say, and what they leave open.
   *
   * @throws IllegalArgumentException when the keys that they name are no pair
   */
  public static PushIdentity of(Settings settings, Database database) {
    String publicKey = settings.get(PUBLIC_KEY);
    String privateKey = settings.get(PRIVATE_KEY);
    PushKeys keys =
        publicKey.isEmpty() && privateKey.isEmpty()
            ? PushKeys.of(database)
            : PushKeys.of(publicKey, privateKey);
    return new PushIdentity(keys, contact(settings.get(CONTACT), PublicUrl.of(settings)));
  }

  private static String contact(String chosen, String publicUrl) {
    if (!chosen.isEmpty()) {
      return chosen;
    }
    return publicUrl.startsWith("https") ? publicUrl : "mailto:operator@localhost.localdomain";
  }
}
