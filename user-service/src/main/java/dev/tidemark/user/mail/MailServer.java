package dev.tidemark.user.mail;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import java.util.List;
import java.util.Optional;

/**
 * The mail server that takes our messages.
 *
 * @param from the address in their From line
 */
public record MailServer(
    String host, int port, Security security, String username, String password, String from) {
  /** How the connection is kept private. */
  public enum Security {
    /** Not at all: for a mail server on this machine. */
    NONE,
    /** Begun in the clear and encrypted before anything is said; refused where that fails. */
    STARTTLS,
    /** Encrypted from the start. */
    TLS
  }

  private static final Setting<String> HOST =
      Setting.text(
          "mail.host", "", "The mail server that sends alerts by e-mail; empty: no e-mail.");

  private static final Setting<Integer> PORT =
      Setting.whole("mail.port", 587, 1, 65_535, "The port of the mail server.");

  private static final Setting<Security> SECURITY =
      Setting.choice(
          "mail.security",
          Security.STARTTLS,
          "How the connection to the mail server is encrypted; none is for one on this machine.");

  private static final Setting<String> USERNAME =
      Setting.text("mail.username", "", "The login at the mail server; empty: without one.");

  private static final Setting<String> PASSWORD =
      Setting.secret("mail.password", "The password of that login.");

  private static final Setting<String> FROM =
      Setting.text(
              "mail.from",
              "tidemark@localhost",
              "The address from which alerts come, such as alerts@example.org.")
          .check(
              from -> from.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+"),
              "an address such as alerts@example.org");

  public static List<SettingDefinition> settings() {
    return List.of(HOST, PORT, SECURITY, USERNAME, PASSWORD, FROM);
  }

  /** The server that the settings name, if they name one. */
  public static Optional<MailServer> of(Settings settings) {
    String host = settings.get(HOST);
    return host.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MailServer(
                host,
                settings.get(PORT),
                settings.get(SECURITY),
                settings.get(USERNAME),
                settings.get(PASSWORD),
                settings.get(FROM)));
  }

  /** What follows the @ in the address from which alerts come. */
  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
