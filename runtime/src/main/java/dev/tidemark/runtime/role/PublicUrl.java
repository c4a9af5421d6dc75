package dev.tidemark.runtime.role;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.Settings;

/**
 * The address under which people reach this installation, for the roles that have to agree on it:
 * the gateway answers there, the user service writes it into messages.
 */
public final class PublicUrl {
  public static final Setting<String> SETTING =
      Setting.text(
              "public-url",
              "",
              "The address under which people reach this installation, such as"
                  + " https://prices.example.org; cookies are for TLS only when it is https.")
          .check(
              url -> url.isEmpty() || url.matches("https?://[A-Za-z0-9.\\[\\]:-]+/?"),
              "an address such as https://prices.example.org, without a path");

  private PublicUrl() {}

  /** The address without a slash at its end; empty when it is not known. */
  public static String of(Settings settings) {
    String url = settings.get(SETTING);
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
