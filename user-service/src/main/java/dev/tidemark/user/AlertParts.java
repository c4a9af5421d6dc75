package dev.tidemark.user;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.outbound.OutboundGuard;
import dev.tidemark.runtime.outbound.OutboundHttp;
import dev.tidemark.runtime.role.PublicUrl;
import dev.tidemark.runtime.role.RoleEnvironment;
import dev.tidemark.user.alert.AlertRules;
import dev.tidemark.user.channel.ChannelKind;
import dev.tidemark.user.channel.Channels;
import dev.tidemark.user.delivery.DeliveryLog;
import dev.tidemark.user.delivery.DeliveryMeters;
import dev.tidemark.user.delivery.DeliveryRetry;
import dev.tidemark.user.delivery.DeliveryRounds;
import dev.tidemark.user.delivery.DeliveryTimes;
import dev.tidemark.user.grpc.AlertGrpcService;
import dev.tidemark.user.grpc.ChangeCalls;
import dev.tidemark.user.grpc.ChannelCalls;
import dev.tidemark.user.grpc.InboxCalls;
import dev.tidemark.user.grpc.RuleCalls;
import dev.tidemark.user.grpc.SettingsCalls;
import dev.tidemark.user.intake.ChangeIntake;
import dev.tidemark.user.mail.MailSender;
import dev.tidemark.user.mail.MailServer;
import dev.tidemark.user.notification.Feeds;
import dev.tidemark.user.notification.Inbox;
import dev.tidemark.user.push.PushIdentity;
import dev.tidemark.user.push.PushSender;
import dev.tidemark.user.sending.ChannelTest;
import dev.tidemark.user.sending.HttpSender;
import dev.tidemark.user.sending.ItemLinkWriter;
import dev.tidemark.user.sending.MessageJson;
import dev.tidemark.user.sending.MessageWriter;
import dev.tidemark.user.sending.RequestShapes;
import dev.tidemark.user.sending.Sender;
import dev.tidemark.user.sending.Senders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the user service that alerts are: from changes that come in to messages that go out.
 */
final class AlertParts {
  private static final Setting<List<String>> TRUSTED_HOSTS =
      Setting.words(
          "alerts.trusted-hosts",
          "",
          "Hosts outside the public internet that channels may send to, such as"
              + " gotify.home,192.168.1.5:8080, separated by commas.");

  private static final Setting<String> TELEGRAM_URL =
      Setting.text(
              "telegram.url",
              "https://api.telegram.org",
              "The Bot API through which messages reach Telegram; a server of one's own is named in"
                  + " alerts.trusted-hosts too.")
          .check(
              url -> url.matches("https?://[A-Za-z0-9.\\[\\]:-]+"),
              "an address such as https://api.telegram.org, without a path");

  private static final Duration WITHIN = Duration.ofSeconds(10);

  private AlertParts() {}

  static List<SettingDefinition> settings() {
    List<SettingDefinition> all = new ArrayList<>(MailServer.settings());
    all.add(TRUSTED_HOSTS);
    all.add(TELEGRAM_URL);
    all.addAll(PushIdentity.settings());
    all.add(PublicUrl.SETTING);
    return all;
  }

  /** Begins to send, and returns what answers calls. */
  static AlertGrpcService start(RoleEnvironment environment, Database database) {
    Settings settings = environment.settings();
    InstantSource clock = environment.clock();
    ItemLinkWriter links = new ItemLinkWriter(PublicUrl.of(settings));
    MessageWriter writer = new MessageWriter(links);
    OutboundHttp http =
        environment
            .lifecycle()
            .add(
                "outbound calls",
                new OutboundHttp(new OutboundGuard(settings.get(TRUSTED_HOSTS)), WITHIN, "0.1.0"));
    Optional<MailServer> mail = MailServer.of(settings);
    PushIdentity push = PushIdentity.of(settings, database);
    Map<ChannelKind, Sender> special = new EnumMap<>(ChannelKind.class);
    special.put(ChannelKind.WEB_PUSH, new PushSender(http, push, clock));
    mail.ifPresent(server -> special.put(ChannelKind.EMAIL, new MailSender(server, links, clock)));
    Sender sender =
        new Senders(
            new HttpSender(
                http, new RequestShapes(clock, new MessageJson(links), settings.get(TELEGRAM_URL))),
            special);
    ChannelTest tests =
        environment.lifecycle().add("channel tests", new ChannelTest(sender, writer, clock));
    DeliveryMeters meters = new DeliveryMeters(database, clock, environment.metrics());
    DeliveryRounds rounds =
        environment
            .lifecycle()
            .add("deliveries", new DeliveryRounds(database, clock, sender, writer, meters));
    rounds.start();
    environment.lifecycle().add("delivery meters", meters).start();
    ChangeIntake intake = new ChangeIntake(database, clock, environment.metrics(), rounds::wake);
    environment.lifecycle().add("held alerts", intake.heldAlerts()).start();
    Feeds feeds = new Feeds(database, clock);
    DeliveryLog deliveries = new DeliveryLog(database);
    return new AlertGrpcService(
        new ChangeCalls(intake),
        new RuleCalls(new AlertRules(database), clock),
        new InboxCalls(new Inbox(database, clock), feeds, deliveries),
        new ChannelCalls(
            new Channels(database, clock, mail.isPresent()),
            deliveries,
            new DeliveryRetry(database, clock, rounds::wake),
            tests,
            feeds,
            push.keys().publicKey()),
        new SettingsCalls(new DeliveryTimes(database, clock)));
  }
}
