package dev.tidemark.user.mail;

import dev.tidemark.user.sending.ItemLinkWriter;
import dev.tidemark.user.sending.Outgoing;
import dev.tidemark.user.sending.Sender;
import dev.tidemark.user.sending.Sent;
import dev.tidemark.user.sending.Texts;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends e-mails: text and HTML, with the headers by which a mail program unsubscribes (RFC 8058). A
 * repeated message has the same Message-ID. Thread-safe.
 */
public final class MailSender implements Sender {
  /** Of a whole attempt, whatever the server does; shorter than a message is claimed for. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final Duration ANSWER = Duration.ofSeconds(8);

  private static final Logger log = LoggerFactory.getLogger(MailSender.class);

  private final MailServer server;
  private final ItemLinkWriter links;
  private final MailHtml html;
  private final InstantSource clock;
  private final Session session;

  public MailSender(MailServer server, ItemLinkWriter links, InstantSource clock) {
    this.server = server;
    this.links = links;
    this.html = new MailHtml(links);
    this.clock = clock;
    this.session = Session.getInstance(properties(server));
  }

  private static Properties properties(MailServer server) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
    properties.setProperty("mail.smtp.timeout", Long.toString(ANSWER.toMillis()));
    properties.setProperty("mail.smtp.writetimeout", Long.toString(ANSWER.toMillis()));
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.localhost", server.domain());
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (server.security()) {
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    properties.setProperty("mail.smtp.auth", Boolean.toString(!server.username().isEmpty()));
    return properties;
  }

  @Override
  public Sent send(Outgoing message) {
    try {
      return send(mail(message));
    } catch (MessagingException fault) {
      return judge(fault);
    }
  }

  /** Sends a message to the address from which alerts come, for the operator who sets this up. */
  public Sent sendTest() {
    try {
      MimeMessage mail = new IdentifiedMessage(session, UUID.randomUUID() + "@" + server.domain());
      mail.setFrom(new InternetAddress(server.from()));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress(server.from()));
      mail.setSubject("A test of Tidemark", "UTF-8");
      mail.setSentDate(Date.from(clock.instant()));
      mail.setText("This mail server takes alerts of price changes.\n", "UTF-8");
      mail.saveChanges();
      return send(mail);
    } catch (MessagingException fault) {
      return judge(fault);
    }
  }

  /** A virtual thread that is interrupted closes the socket on which it waits. */
  private Sent send(MimeMessage mail) {
    FutureTask<Sent> attempt = new FutureTask<>(() -> attempt(mail));
    Thread _ = Thread.ofVirtual().name("mail").start(attempt);
    try {
      return attempt.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLong) {
      return new Sent.TryLater(
          "The mail server did not take the message within %d seconds."
              .formatted(LONGEST.toSeconds()),
          Duration.ZERO);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Sent.TryLater("We were stopped meanwhile.", Duration.ZERO);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("a mail could not be sent", fault.getCause());
    } finally {
      boolean _ = attempt.cancel(true);
    }
  }

  private Sent attempt(MimeMessage mail) {
    try {
      Transport transport = session.getTransport("smtp");
      try {
        transport.connect(
            server.host(),
            server.port(),
            server.username().isEmpty() ? null : server.username(),
            server.username().isEmpty() ? null : server.password());
        transport.sendMessage(mail, mail.getAllRecipients());
      } finally {
        leave(transport);
      }
      return new Sent.Accepted("The mail server took the message.");
    } catch (AuthenticationFailedException refused) {
      return new Sent.TryLater(
          "The mail server did not accept our login: " + words(refused), Duration.ZERO);
    } catch (MessagingException fault) {
      return judge(fault);
    }
  }

  /** Whether it hears that we leave has nothing to do with what it took. */
  private static void leave(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      log.debug("The mail server had closed the connection before us", gone);
    }
  }

  private MimeMessage mail(Outgoing message) throws MessagingException {
    MimeMessage mail = new IdentifiedMessage(session, message.id() + "@" + server.domain());
    mail.setFrom(new InternetAddress(server.from()));
    mail.setRecipient(
        Message.RecipientType.TO, new InternetAddress(message.channel().target(), true));
    mail.setSubject(message.title().replaceAll("\\p{Cntrl}+", " "), "UTF-8");
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Tidemark-Message", message.id());
    String unsubscribe = links.unsubscribe(message.channel().unsubscribe());
    if (!unsubscribe.isEmpty() && message.channel().confirmed()) {
      mail.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(message.text(), "UTF-8");
    MimeBodyPart page = new MimeBodyPart();
    page.setText(html.of(message), "UTF-8", "html");
    mail.setContent(new MimeMultipart("alternative", text, page));
    mail.saveChanges();
    return mail;
  }

  /** A message whose id is ours, so that a repeated one can be told. */
  private static final class IdentifiedMessage extends MimeMessage {
    private final String id;

    IdentifiedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }

  /** What a mail server says with 5 will not change, at least not for this message. */
  private static Sent judge(MessagingException fault) {
    Exception next = fault;
    while (next != null) {
      int code =
          switch (next) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code >= 500) {
        return new Sent.Refused("The mail server refused the message: " + words(next));
      }
      if (code > 0) {
        return new Sent.TryLater(
            "The mail server put the message off: " + words(next), Duration.ZERO);
      }
      next = next instanceof MessagingException nested ? nested.getNextException() : null;
    }
    return new Sent.TryLater(
        "The mail server could not be reached, or broke off: " + words(fault), Duration.ZERO);
  }

  private static String words(Exception fault) {
    String words = String.valueOf(fault.getMessage()).replaceAll("\\s+", " ").strip();
    return Texts.cut(words, 200);
  }
}
