package dev.tidemark.user.mail;

import dev.tidemark.runtime.config.Settings;
import dev.tidemark.user.sending.ItemLinkWriter;
import dev.tidemark.user.sending.Sent;
import java.time.InstantSource;
import java.util.Optional;

/** What was found out about the mail server, in words for the operator. */
public record MailFinding(boolean good, String words) {

  /** Sends a message to the address from which alerts come; empty without a mail server. */
  public static Optional<MailFinding> of(Settings settings, InstantSource clock) {
    return MailServer.of(settings).map(server -> of(server, clock));
  }

  private static MailFinding of(MailServer server, InstantSource clock) {
    return switch (new MailSender(server, new ItemLinkWriter(""), clock).sendTest()) {
      case Sent.Accepted _ ->
          new MailFinding(true, server + " took a test message to " + server.from());
      case Sent.TryLater(String problem, _) -> bad(server, problem);
      case Sent.Denied(String problem) -> bad(server, problem);
      case Sent.Refused(String problem) -> bad(server, problem);
      case Sent.Gone(String problem) -> bad(server, problem);
    };
  }

  private static MailFinding bad(MailServer server, String problem) {
    return new MailFinding(false, server + ": " + problem);
  }
}
