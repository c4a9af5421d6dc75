package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ChannelKind;
import dev.tidemark.protocol.user.v1.ConfirmChannelRequest;
import dev.tidemark.protocol.user.v1.DeleteChannelRequest;
import dev.tidemark.protocol.user.v1.TestChannelResponse;
import dev.tidemark.protocol.user.v1.UnsubscribeRequest;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.user.Refusals;
import dev.tidemark.user.UserRole;
import dev.tidemark.user.UserSystem;
import dev.tidemark.user.alerting.BadMailServer.Temper;
import dev.tidemark.user.mail.MailFinding;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");

  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private UserSystem system;
  private Changes kettle;
  private Shopper anna;

  @BeforeEach
  void start() {
    mail.start();
    system = new UserSystem(settings(mail.getSmtp().getPort()));
    kettle = new Changes(system, 1);
    anna = new Shopper(system, "anna");
    anna.watches(kettle.item(), "100.00");
    kettle.to("129.00");
  }

  private static Map<String, String> settings(int port) {
    return Map.of(
        "mail.host", "127.0.0.1",
        "mail.port", Integer.toString(port),
        "mail.security", "none",
        "mail.from", "alerts@example.org",
        "public-url", "https://prices.example.org");
  }

  @AfterEach
  void stop() {
    system.close();
    mail.stop();
  }

  @Test
  void writesToAnAddressOnlyOnceItIsConfirmed() throws Exception {
    Channel channel = anna.hears(ChannelKind.EMAIL, "anna@example.org");
    kettle.to("99.00");
    kettle.to("129.00");

    assertThat(anna.tests(channel).getAccepted()).isTrue();
    MimeMessage[] before = mail.getReceivedMessages();
    assertThat(before).hasSize(1);
    Refusals.refusal(ErrorCode.INVALID_VALUE, () -> confirm(channel, "000000x"));
    confirm(channel, code(before[0]));
    system.clock().advance(Duration.ofHours(2));
    kettle.to("98.00");

    await().atMost(PATIENCE).until(() -> mail.getReceivedMessages().length == 2);
    MimeMessage alert = mail.getReceivedMessages()[1];
    assertThat(alert.getSubject()).isEqualTo("A kettle 1: Now SGD 98.00, was SGD 129.00.");
    assertThat(alert.getFrom()[0]).hasToString("alerts@example.org");
    assertThat(alert.getMessageID()).endsWith("@example.org>");
    assertThat(alert.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    MimeMultipart parts = (MimeMultipart) alert.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains(
            "At or below your target of SGD 100.00.", "https://prices.example.org/items/sg.7.1");
    assertThat(parts.getBodyPart(1).getContent().toString())
        .contains("<a href=\"https://prices.example.org/items/sg.7.1\">A kettle 1</a>");
    unsubscribe(alert);
    assertThat(anna.channel(channel).getEnabled()).isFalse();
  }

  private void unsubscribe(MimeMessage alert) throws Exception {
    String header = alert.getHeader("List-Unsubscribe", null);
    String token = header.substring(header.lastIndexOf('/') + 1, header.length() - 1);
    var _ = system.alerts().unsubscribe(UnsubscribeRequest.newBuilder().setToken(token).build());
  }

  @Test
  void refusesACodeAfterFiveWrongOnes() throws Exception {
    Channel channel = anna.hears(ChannelKind.EMAIL, "anna@example.org");
    var _ = anna.tests(channel);
    for (int attempt = 0; attempt < 5; attempt++) {
      Refusals.refusal(ErrorCode.INVALID_VALUE, () -> confirm(channel, "no code"));
    }
    String code = code(mail.getReceivedMessages()[0]);

    Refusals.refusal(ErrorCode.TOO_MANY_REQUESTS, () -> confirm(channel, code));
  }

  @Test
  void sendsAStrangerNoMoreThanFiveCodesADayHoweverOftenTheAddressIsAdded() {
    Shopper bob = new Shopper(system, "bob");
    for (int code = 1; code <= 5; code++) {
      assertThat(testsAnew(code % 2 == 0 ? anna : bob, "Stranger@example.org").getAccepted())
          .isTrue();
      system.clock().advance(Duration.ofMinutes(11));
    }

    Refusals.refusal(ErrorCode.TOO_MANY_REQUESTS, () -> testsAnew(anna, "stranger@example.org"));
    assertThat(mail.getReceivedMessages()).hasSize(5);
  }

  @Test
  void sendsNoMoreThanTwentyCodesADayForAnAccount() {
    for (int code = 1; code <= 20; code++) {
      assertThat(testsAnew(anna, "stranger-%d@example.org".formatted(code)).getAccepted()).isTrue();
    }

    system.clock().advance(Duration.ofMinutes(20));
    Refusals.refusal(ErrorCode.TOO_MANY_REQUESTS, () -> testsAnew(anna, "one-more@example.org"));
    assertThat(mail.getReceivedMessages()).hasSize(20);
  }

  private TestChannelResponse testsAnew(Shopper shopper, String address) {
    Channel channel = shopper.hears(ChannelKind.EMAIL, address);
    try {
      return shopper.tests(channel);
    } finally {
      var _ =
          system
              .alerts()
              .deleteChannel(
                  DeleteChannelRequest.newBuilder()
                      .setAccountId(shopper.account())
                      .setChannelId(channel.getChannelId())
                      .build());
    }
  }

  @Test
  void sendsAgainWhenTheMailServerIsBack() throws Exception {
    Channel channel = anna.hears(ChannelKind.EMAIL, "anna@example.org");
    var _ = anna.tests(channel);
    confirm(channel, code(mail.getReceivedMessages()[0]));
    int port = mail.getSmtp().getPort();
    mail.stop();

    kettle.to("99.00");

    await().atMost(PATIENCE).until(() -> anna.channel(channel).getFailures() == 1);
    assertThat(anna.deliveries(channel).getFirst().getError()).contains("could not be reached");
    GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    back.start();
    try {
      system.clock().advance(Duration.ofMinutes(5));
      await().atMost(PATIENCE).until(() -> back.getReceivedMessages().length == 1);
    } finally {
      back.stop();
    }
  }

  @Test
  void triesAgainWhatTheMailServerPutsOff() {
    try (BadMailServer bad = new BadMailServer(Temper.PUTS_OFF)) {
      Channel channel = alerted(bad);

      awaitError(channel, "put the message off: 451 4.7.1 Greylisted");
      assertThat(anna.deliveries(channel).getFirst().getState()).isEqualTo("waiting");
      bad.becomes(Temper.TAKES);
      system.clock().advance(Duration.ofMinutes(5));
      awaitSent(channel);
      assertThat(bad.taken()).isEqualTo(1);
    }
  }

  @Test
  void recordsTheWordsOfAMailServerThatRefuses() {
    try (BadMailServer bad = new BadMailServer(Temper.REFUSES)) {
      Channel channel = alerted(bad);

      awaitError(channel, "refused the message: 550 5.1.1 No such mailbox");
      assertThat(anna.deliveries(channel).getFirst().getState()).isEqualTo("failed");
    }
  }

  @Test
  void leavesAMailServerThatStaysSilent() {
    try (BadMailServer bad = new BadMailServer(Temper.STAYS_SILENT)) {
      awaitError(alerted(bad), "could not be reached, or broke off");
    }
  }

  @Test
  void leavesAMailServerThatNeverEndsItsAnswer() {
    try (BadMailServer bad = new BadMailServer(Temper.DRIPS)) {
      awaitError(alerted(bad), "did not take the message within 30 seconds");
      await().atMost(PATIENCE).until(bad::isLeft);
    }
  }

  @Test
  void sendsOnceWhatAMailServerTookBeforeItHungUp() {
    try (BadMailServer bad = new BadMailServer(Temper.TAKES_AND_HANGS_UP)) {
      Channel channel = alerted(bad);

      awaitSent(channel);
      assertThat(anna.deliveries(channel).getFirst().getAttempts()).isEqualTo(1);
      assertThat(bad.taken()).isEqualTo(1);
    }
  }

  /** Has a price fall that is told by this mail server. */
  private Channel alerted(BadMailServer server) {
    system.restart(settings(server.port()));
    Channel channel = anna.hears(ChannelKind.EMAIL, "anna@example.org");
    boolean _ =
        system
            .database()
            .write(handle ->
                handle.execute(
                        "UPDATE channel SET confirm_code = NULL WHERE channel_id = ?",
                        channel.getChannelId())
                    > 0);
    kettle.to("99.00");
    return channel;
  }

  private void awaitError(Channel channel, String words) {
    await()
        .atMost(PATIENCE.multipliedBy(2))
        .untilAsserted(
            () -> assertThat(anna.deliveries(channel).getFirst().getError()).contains(words));
  }

  private void awaitSent(Channel channel) {
    await()
        .atMost(PATIENCE)
        .until(() -> anna.deliveries(channel).getFirst().getState().equals("sent"));
  }

  @Test
  void refusesAddressesThatAreNone() {
    for (String address :
        new String[] {
          "anna", "anna@", "anna@example", "a b@example.org", "anna@example.org\r\nBcc: all@x.org"
        }) {
      Refusals.refusal(ErrorCode.INVALID_VALUE, () -> anna.hears(ChannelKind.EMAIL, address));
    }
  }

  @Test
  void sendsTheOperatorATestAndSaysWhatIsWrong() {
    int port = mail.getSmtp().getPort();

    assertThat(examine(port).words())
        .isEqualTo("127.0.0.1:%d took a test message to alerts@example.org".formatted(port));
    assertThat(mail.getReceivedMessages()).hasSize(1);
    mail.stop();
    assertThat(examine(port).good()).isFalse();
    assertThat(examine(port).words()).contains("could not be reached");
  }

  private static MailFinding examine(int port) {
    return UserRole.examineMail(
            new SettingsLoader(UserRole.settings()).overrides(settings(port)).load(),
            InstantSource.system())
        .orElseThrow();
  }

  @Test
  void saysThatThereIsNoMailWithoutAServer() {
    system.restart(Map.of());

    Refusals.refusal(
        ErrorCode.EMAIL_UNAVAILABLE, () -> anna.hears(ChannelKind.EMAIL, "anna@example.org"));
  }

  private void confirm(Channel channel, String code) {
    var _ =
        system
            .alerts()
            .confirmChannel(
                ConfirmChannelRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setChannelId(channel.getChannelId())
                    .setCode(code)
                    .build());
  }

  private static String code(MimeMessage message) throws Exception {
    Matcher matcher = CODE.matcher(message.getSubject());
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }
}
