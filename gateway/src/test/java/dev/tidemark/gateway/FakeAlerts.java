package dev.tidemark.gateway;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.AlertServiceGrpc;
import dev.tidemark.protocol.user.v1.AlertSettings;
import dev.tidemark.protocol.user.v1.AlertSince;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ChannelKind;
import dev.tidemark.protocol.user.v1.ConfirmChannelRequest;
import dev.tidemark.protocol.user.v1.ConfirmChannelResponse;
import dev.tidemark.protocol.user.v1.CreateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.CreateAlertRuleResponse;
import dev.tidemark.protocol.user.v1.CreateChannelRequest;
import dev.tidemark.protocol.user.v1.CreateChannelResponse;
import dev.tidemark.protocol.user.v1.CreateFeedRequest;
import dev.tidemark.protocol.user.v1.CreateFeedResponse;
import dev.tidemark.protocol.user.v1.DeleteAlertRuleRequest;
import dev.tidemark.protocol.user.v1.DeleteAlertRuleResponse;
import dev.tidemark.protocol.user.v1.DeleteChannelRequest;
import dev.tidemark.protocol.user.v1.DeleteChannelResponse;
import dev.tidemark.protocol.user.v1.DeleteFeedRequest;
import dev.tidemark.protocol.user.v1.DeleteFeedResponse;
import dev.tidemark.protocol.user.v1.Delivery;
import dev.tidemark.protocol.user.v1.GetAlertSettingsRequest;
import dev.tidemark.protocol.user.v1.GetAlertSettingsResponse;
import dev.tidemark.protocol.user.v1.ListAlertRulesRequest;
import dev.tidemark.protocol.user.v1.ListAlertRulesResponse;
import dev.tidemark.protocol.user.v1.ListChannelsRequest;
import dev.tidemark.protocol.user.v1.ListChannelsResponse;
import dev.tidemark.protocol.user.v1.ListDeliveriesRequest;
import dev.tidemark.protocol.user.v1.ListDeliveriesResponse;
import dev.tidemark.protocol.user.v1.ListNotificationsRequest;
import dev.tidemark.protocol.user.v1.ListNotificationsResponse;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadRequest;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadResponse;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.protocol.user.v1.Offer;
import dev.tidemark.protocol.user.v1.ReadFeedRequest;
import dev.tidemark.protocol.user.v1.ReadFeedResponse;
import dev.tidemark.protocol.user.v1.RetryDeliveryRequest;
import dev.tidemark.protocol.user.v1.RetryDeliveryResponse;
import dev.tidemark.protocol.user.v1.SetAlertSettingsRequest;
import dev.tidemark.protocol.user.v1.SetAlertSettingsResponse;
import dev.tidemark.protocol.user.v1.TestChannelRequest;
import dev.tidemark.protocol.user.v1.TestChannelResponse;
import dev.tidemark.protocol.user.v1.UnsubscribeRequest;
import dev.tidemark.protocol.user.v1.UnsubscribeResponse;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleResponse;
import dev.tidemark.protocol.user.v1.UpdateChannelRequest;
import dev.tidemark.protocol.user.v1.UpdateChannelResponse;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The alerts of the user service in memory: one inbox for all, and rules and channels by owner. */
final class FakeAlerts extends AlertServiceGrpc.AlertServiceImplBase {
  /** A number of days, or a name, that finds the account full. */
  static final int ONE_TOO_MANY_DAYS = 3_333;

  static final String ONE_TOO_MANY = "one-too-many";

  private static final long NOW = 1_795_000_000_000L;

  private record Owned<T>(long account, T thing) {}

  private final Supplier<@Nullable TidemarkException> failure;
  private final Map<String, Owned<AlertRule>> rules = new LinkedHashMap<>();
  private final Map<String, Owned<Channel>> channels = new LinkedHashMap<>();
  private AlertSettings settings = AlertSettings.newBuilder().setZone("UTC").build();
  private boolean feed;
  private long counter;

  FakeAlerts(Supplier<@Nullable TidemarkException> failure) {
    this.failure = failure;
  }

  synchronized String state() {
    return rules + " " + channels + " " + settings + feed;
  }

  private synchronized <R> void answer(StreamObserver<R> to, Supplier<R> method) {
    TidemarkException failing = failure.get();
    if (failing != null) {
      throw failing;
    }
    R answer = method.get();
    to.onNext(answer);
    to.onCompleted();
  }

  private static TidemarkException refused(ErrorCode code) {
    return new TidemarkException(code, "As the test says.");
  }

  private static <T> T own(Map<String, Owned<T>> all, long account, String id, ErrorCode missing) {
    Owned<T> owned = all.get(id);
    if (owned == null || owned.account() != account) {
      throw refused(missing);
    }
    return owned.thing();
  }

  private static <T> List<T> own(Map<String, Owned<T>> all, long account) {
    return all.values().stream()
        .filter(owned -> owned.account() == account)
        .map(Owned::thing)
        .toList();
  }

  @Override
  public void createAlertRule(
      CreateAlertRuleRequest request, StreamObserver<CreateAlertRuleResponse> to) {
    answer(
        to,
        () -> {
          if (request.getRule().getDays() == ONE_TOO_MANY_DAYS) {
            throw refused(ErrorCode.TOO_MANY_ALERTS);
          }
          if (request.getRule().getItem().getItemId() == 99) {
            throw refused(ErrorCode.WATCH_NOT_FOUND);
          }
          AlertRule rule =
              request.getRule().toBuilder()
                  .setRuleId("r" + ++counter)
                  .setCreatedAtMs(NOW)
                  .setCoolDownMinutes(
                      request.getHasCoolDown() ? request.getRule().getCoolDownMinutes() : 60)
                  .build();
          rules.put(rule.getRuleId(), new Owned<>(request.getAccountId(), rule));
          return CreateAlertRuleResponse.newBuilder().setRule(rule).build();
        });
  }

  @Override
  public void listAlertRules(
      ListAlertRulesRequest request, StreamObserver<ListAlertRulesResponse> to) {
    answer(
        to,
        () ->
            ListAlertRulesResponse.newBuilder()
                .addAllRules(
                    own(rules, request.getAccountId()).stream()
                        .filter(
                            rule -> !request.hasItem() || request.getItem().equals(rule.getItem()))
                        .toList())
                .build());
  }

  @Override
  public void updateAlertRule(
      UpdateAlertRuleRequest request, StreamObserver<UpdateAlertRuleResponse> to) {
    answer(
        to,
        () -> {
          AlertRule.Builder rule =
              own(rules, request.getAccountId(), request.getRuleId(), ErrorCode.ALERT_NOT_FOUND)
                  .toBuilder();
          if (request.hasAmount()) {
            rule.setAmount(request.getAmount());
          }
          if (request.hasDays()) {
            rule.setDays(request.getDays());
          }
          if (request.getClearDays()) {
            rule.clearDays();
          }
          if (request.getSince() != AlertSince.ALERT_SINCE_UNSPECIFIED) {
            rule.setSince(request.getSince());
          }
          if (request.hasModelId()) {
            rule.setModelId(request.getModelId());
          }
          if (request.getClearModel()) {
            rule.clearModelId();
          }
          if (request.hasMuted()) {
            rule.setMuted(request.getMuted());
          }
          if (request.hasSnoozedUntilMs()) {
            rule.setSnoozedUntilMs(request.getSnoozedUntilMs());
          }
          if (request.getClearSnoozed()) {
            rule.clearSnoozedUntilMs();
          }
          rules.put(rule.getRuleId(), new Owned<>(request.getAccountId(), rule.build()));
          return UpdateAlertRuleResponse.newBuilder().setRule(rule).build();
        });
  }

  @Override
  public void deleteAlertRule(
      DeleteAlertRuleRequest request, StreamObserver<DeleteAlertRuleResponse> to) {
    answer(
        to,
        () -> {
          var _ =
              own(rules, request.getAccountId(), request.getRuleId(), ErrorCode.ALERT_NOT_FOUND);
          rules.remove(request.getRuleId());
          return DeleteAlertRuleResponse.getDefaultInstance();
        });
  }

  private static Notification notification() {
    return Notification.newBuilder()
        .setNotificationId("5-1")
        .setItem(ItemKeyMessage.newBuilder().setRegion(1).setShopId(1).setItemId(2))
        .setItemName("A <kettle> & more")
        .setModelId(4)
        .setModelName("Red")
        .setSeenAtMs(NOW)
        .setCreatedAtMs(NOW)
        .setBefore(Offer.newBuilder().setPrice(12_900_000).setStock(1))
        .setAfter(Offer.newBuilder().setPrice(9_900_000).setListPrice(12_900_000).setStock(1))
        .setText("Now SGD 99.00, was SGD 129.00.")
        .addReasons(
            NotificationReason.newBuilder()
                .setRuleId("target")
                .setKind(AlertKind.TARGET_PRICE)
                .setText("At or below your target of SGD 100.00."))
        .addDeliveries(delivery())
        .build();
  }

  private static Delivery delivery() {
    return Delivery.newBuilder()
        .setNotificationId("5-1")
        .setChannelId("c1")
        .setState("waiting")
        .setAttempts(1)
        .setError("HTTP 500: away")
        .setCreatedAtMs(NOW)
        .setDueAtMs(NOW + 30_000)
        .build();
  }

  @Override
  public void listNotifications(
      ListNotificationsRequest request, StreamObserver<ListNotificationsResponse> to) {
    answer(
        to,
        () ->
            ListNotificationsResponse.newBuilder()
                .addNotifications(notification())
                .addNotifications(
                    Notification.newBuilder()
                        .setNotificationId("0-7")
                        .setCreatedAtMs(NOW)
                        .setReadAtMs(NOW)
                        .setText("The channel \"phone\" is switched off now."))
                .setUnread(1)
                .build());
  }

  @Override
  public void markNotificationsRead(
      MarkNotificationsReadRequest request, StreamObserver<MarkNotificationsReadResponse> to) {
    answer(to, MarkNotificationsReadResponse::getDefaultInstance);
  }

  @Override
  public void createFeed(CreateFeedRequest request, StreamObserver<CreateFeedResponse> to) {
    answer(
        to,
        () -> {
          feed = true;
          return CreateFeedResponse.newBuilder().setToken("secret").build();
        });
  }

  @Override
  public void deleteFeed(DeleteFeedRequest request, StreamObserver<DeleteFeedResponse> to) {
    answer(
        to,
        () -> {
          feed = false;
          return DeleteFeedResponse.getDefaultInstance();
        });
  }

  @Override
  public void readFeed(ReadFeedRequest request, StreamObserver<ReadFeedResponse> to) {
    answer(
        to,
        () -> {
          if (!request.getToken().equals("secret")) {
            throw refused(ErrorCode.NOT_FOUND);
          }
          return ReadFeedResponse.newBuilder()
              .setUsername("ada")
              .addNotifications(notification())
              .build();
        });
  }

  @Override
  public void createChannel(
      CreateChannelRequest request, StreamObserver<CreateChannelResponse> to) {
    answer(
        to,
        () -> {
          if (request.getKind() == ChannelKind.EMAIL) {
            throw refused(ErrorCode.EMAIL_UNAVAILABLE);
          }
          if (request.getName().equals(ONE_TOO_MANY)) {
            throw refused(ErrorCode.TOO_MANY_CHANNELS);
          }
          Channel channel =
              Channel.newBuilder()
                  .setChannelId("c" + ++counter)
                  .setKind(request.getKind())
                  .setName(request.getName())
                  .setTarget(request.getTarget())
                  .setEnabled(true)
                  .setConfirmed(true)
                  .setCreatedAtMs(NOW)
                  .build();
          channels.put(channel.getChannelId(), new Owned<>(request.getAccountId(), channel));
          return CreateChannelResponse.newBuilder().setChannel(channel).setSecret("s").build();
        });
  }

  @Override
  public void listChannels(ListChannelsRequest request, StreamObserver<ListChannelsResponse> to) {
    answer(
        to,
        () ->
            ListChannelsResponse.newBuilder()
                .addAllChannels(own(channels, request.getAccountId()))
                .setPushPublicKey("key")
                .setHasFeed(feed)
                .build());
  }

  @Override
  public void updateChannel(
      UpdateChannelRequest request, StreamObserver<UpdateChannelResponse> to) {
    answer(
        to,
        () -> {
          Channel.Builder channel =
              channel(request.getAccountId(), request.getChannelId()).toBuilder();
          if (request.hasEnabled()) {
            channel.setEnabled(request.getEnabled());
          }
          channels.put(
              channel.getChannelId(), new Owned<>(request.getAccountId(), channel.build()));
          return UpdateChannelResponse.newBuilder().setChannel(channel).build();
        });
  }

  private Channel channel(long account, String id) {
    return own(channels, account, id, ErrorCode.CHANNEL_NOT_FOUND);
  }

  @Override
  public void deleteChannel(
      DeleteChannelRequest request, StreamObserver<DeleteChannelResponse> to) {
    answer(
        to,
        () -> {
          var _ = channel(request.getAccountId(), request.getChannelId());
          channels.remove(request.getChannelId());
          return DeleteChannelResponse.getDefaultInstance();
        });
  }

  @Override
  public void testChannel(TestChannelRequest request, StreamObserver<TestChannelResponse> to) {
    answer(
        to,
        () -> {
          var _ = channel(request.getAccountId(), request.getChannelId());
          return TestChannelResponse.newBuilder().setAccepted(true).setDetail("HTTP 200").build();
        });
  }

  @Override
  public void confirmChannel(
      ConfirmChannelRequest request, StreamObserver<ConfirmChannelResponse> to) {
    answer(
        to,
        () ->
            ConfirmChannelResponse.newBuilder()
                .setChannel(channel(request.getAccountId(), request.getChannelId()))
                .build());
  }

  @Override
  public void listDeliveries(
      ListDeliveriesRequest request, StreamObserver<ListDeliveriesResponse> to) {
    answer(
        to,
        () -> {
          var _ = channel(request.getAccountId(), request.getChannelId());
          return ListDeliveriesResponse.newBuilder().addDeliveries(delivery()).build();
        });
  }

  @Override
  public void retryDelivery(
      RetryDeliveryRequest request, StreamObserver<RetryDeliveryResponse> to) {
    answer(
        to,
        () -> {
          var _ = channel(request.getAccountId(), request.getChannelId());
          return RetryDeliveryResponse.newBuilder().setDelivery(delivery()).build();
        });
  }

  @Override
  public void getAlertSettings(
      GetAlertSettingsRequest request, StreamObserver<GetAlertSettingsResponse> to) {
    answer(to, () -> GetAlertSettingsResponse.newBuilder().setSettings(settings).build());
  }

  @Override
  public void setAlertSettings(
      SetAlertSettingsRequest request, StreamObserver<SetAlertSettingsResponse> to) {
    answer(
        to,
        () -> {
          settings = request.getSettings();
          return SetAlertSettingsResponse.newBuilder().setSettings(settings).build();
        });
  }

  @Override
  public void unsubscribe(UnsubscribeRequest request, StreamObserver<UnsubscribeResponse> to) {
    answer(to, UnsubscribeResponse::getDefaultInstance);
  }
}
