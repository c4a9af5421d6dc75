package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.ConfirmChannelRequest;
import dev.tidemark.protocol.user.v1.ConfirmChannelResponse;
import dev.tidemark.protocol.user.v1.CreateChannelRequest;
import dev.tidemark.protocol.user.v1.CreateChannelResponse;
import dev.tidemark.protocol.user.v1.DeleteChannelRequest;
import dev.tidemark.protocol.user.v1.DeleteChannelResponse;
import dev.tidemark.protocol.user.v1.ListChannelsRequest;
import dev.tidemark.protocol.user.v1.ListChannelsResponse;
import dev.tidemark.protocol.user.v1.ListDeliveriesRequest;
import dev.tidemark.protocol.user.v1.ListDeliveriesResponse;
import dev.tidemark.protocol.user.v1.RetryDeliveryRequest;
import dev.tidemark.protocol.user.v1.RetryDeliveryResponse;
import dev.tidemark.protocol.user.v1.TestChannelRequest;
import dev.tidemark.protocol.user.v1.TestChannelResponse;
import dev.tidemark.protocol.user.v1.UnsubscribeRequest;
import dev.tidemark.protocol.user.v1.UnsubscribeResponse;
import dev.tidemark.protocol.user.v1.UpdateChannelRequest;
import dev.tidemark.protocol.user.v1.UpdateChannelResponse;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.channel.ChannelKind;
import dev.tidemark.user.channel.Channels;
import dev.tidemark.user.delivery.DeliveryLog;
import dev.tidemark.user.delivery.DeliveryRetry;
import dev.tidemark.user.notification.Feeds;
import dev.tidemark.user.notification.NotificationId;
import dev.tidemark.user.sending.ChannelTest;
import dev.tidemark.user.sending.Sent;
import java.util.function.Consumer;

/** The calls about channels. */
public final class ChannelCalls {
  private static final int LONGEST_NAME = 100;

  private final Channels channels;
  private final DeliveryLog deliveries;
  private final DeliveryRetry retries;
  private final ChannelTest tests;
  private final Feeds feeds;
  private final String pushKey;

  public ChannelCalls(
      Channels channels,
      DeliveryLog deliveries,
      DeliveryRetry retries,
      ChannelTest tests,
      Feeds feeds,
      String pushKey) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.retries = retries;
    this.tests = tests;
    this.feeds = feeds;
    this.pushKey = pushKey;
  }

  CreateChannelResponse create(CreateChannelRequest request) {
    ChannelKind kind = ChannelMessages.kind(request.getKind());
    Channel added =
        channels.add(
            AccountId.ofRequest(request.getAccountId()),
            kind,
            name(request.getName()),
            request.getTarget(),
            request.getToken());
    return CreateChannelResponse.newBuilder()
        .setChannel(ChannelMessages.message(added))
        .setSecret(kind == ChannelKind.WEBHOOK ? added.token() : "")
        .build();
  }

  ListChannelsResponse list(ListChannelsRequest request) {
    AccountId account = AccountId.ofRequest(request.getAccountId());
    return ListChannelsResponse.newBuilder()
        .addAllChannels(channels.list(account).stream().map(ChannelMessages::message).toList())
        .setEmailAvailable(channels.emailAvailable())
        .setPushPublicKey(pushKey)
        .setHasFeed(feeds.has(account))
        .build();
  }

  UpdateChannelResponse update(UpdateChannelRequest request) {
    Channel changed =
        channels.change(
            AccountId.ofRequest(request.getAccountId()),
            request.getChannelId(),
            request.hasName() ? name(request.getName()) : null,
            request.hasEnabled() ? request.getEnabled() : null);
    return UpdateChannelResponse.newBuilder().setChannel(ChannelMessages.message(changed)).build();
  }

  DeleteChannelResponse delete(DeleteChannelRequest request) {
    channels.remove(AccountId.ofRequest(request.getAccountId()), request.getChannelId());
    return DeleteChannelResponse.getDefaultInstance();
  }

  ConfirmChannelResponse confirm(ConfirmChannelRequest request) {
    Channel confirmed =
        channels.confirm(
            AccountId.ofRequest(request.getAccountId()), request.getChannelId(), request.getCode());
    return ConfirmChannelResponse.newBuilder()
        .setChannel(ChannelMessages.message(confirmed))
        .build();
  }

  /** Answers later: whoever is written to may take his time, and a thread of the database not. */
  void test(
      TestChannelRequest request,
      Consumer<TestChannelResponse> answer,
      Consumer<Throwable> failure) {
    Channel channel =
        channels.get(AccountId.ofRequest(request.getAccountId()), request.getChannelId());
    tests.send(channel, sent -> answer.accept(result(sent)), failure);
  }

  private static TestChannelResponse result(Sent sent) {
    return switch (sent) {
      case Sent.Accepted(String detail) -> result(true, detail);
      case Sent.TryLater(String problem, _) -> result(false, problem);
      case Sent.Denied(String problem) -> result(false, problem);
      case Sent.Refused(String problem) -> result(false, problem);
      case Sent.Gone(String problem) -> result(false, problem);
    };
  }

  private static TestChannelResponse result(boolean accepted, String detail) {
    return TestChannelResponse.newBuilder().setAccepted(accepted).setDetail(detail).build();
  }

  ListDeliveriesResponse deliveries(ListDeliveriesRequest request) {
    Channel channel =
        channels.get(AccountId.ofRequest(request.getAccountId()), request.getChannelId());
    return ListDeliveriesResponse.newBuilder()
        .addAllDeliveries(deliveries.of(channel).stream().map(ChannelMessages::message).toList())
        .build();
  }

  RetryDeliveryResponse retry(RetryDeliveryRequest request) {
    Channel channel =
        channels.get(AccountId.ofRequest(request.getAccountId()), request.getChannelId());
    NotificationId notification =
        NotificationId.parse(request.getNotificationId())
            .orElseThrow(
                () -> WatchMessages.invalid("notificationId", "There is no such notification."));
    return RetryDeliveryResponse.newBuilder()
        .setDelivery(ChannelMessages.message(retries.retry(channel, notification)))
        .build();
  }

  UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
    channels.unsubscribe(request.getToken());
    return UnsubscribeResponse.getDefaultInstance();
  }

  private static String name(String name) {
    String stripped = name.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length < 1 || length > LONGEST_NAME || stripped.chars().anyMatch(Character::isISOControl)) {
      throw WatchMessages.invalid(
          "name", "A name has 1 to " + LONGEST_NAME + " characters in one line.");
    }
    return stripped;
  }
}
