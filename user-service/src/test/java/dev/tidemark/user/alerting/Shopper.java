package dev.tidemark.user.alerting;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ChannelKind;
import dev.tidemark.protocol.user.v1.CreateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.CreateChannelRequest;
import dev.tidemark.protocol.user.v1.CreateChannelResponse;
import dev.tidemark.protocol.user.v1.Delivery;
import dev.tidemark.protocol.user.v1.ListChannelsRequest;
import dev.tidemark.protocol.user.v1.ListDeliveriesRequest;
import dev.tidemark.protocol.user.v1.ListNotificationsRequest;
import dev.tidemark.protocol.user.v1.ListNotificationsResponse;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.RetryDeliveryRequest;
import dev.tidemark.protocol.user.v1.TestChannelRequest;
import dev.tidemark.protocol.user.v1.TestChannelResponse;
import dev.tidemark.user.UserSystem;
import java.util.List;

/** Somebody with an account, who watches items and wants to be told. */
final class Shopper {
  private final UserSystem system;
  private final long account;

  Shopper(UserSystem system, String username) {
    this.system = system;
    this.account = system.register(username);
  }

  long account() {
    return account;
  }

  void watches(ItemKeyMessage item) {
    var _ =
        system
            .users()
            .addWatch(AddWatchRequest.newBuilder().setAccountId(account).setItem(item).build());
  }

  void watches(ItemKeyMessage item, String target) {
    var _ =
        system
            .users()
            .addWatch(
                AddWatchRequest.newBuilder()
                    .setAccountId(account)
                    .setItem(item)
                    .setTargetPrice(Price.ofDecimal(target).units())
                    .build());
  }

  AlertRule wants(AlertRule.Builder rule) {
    return system
        .alerts()
        .createAlertRule(
            CreateAlertRuleRequest.newBuilder().setAccountId(account).setRule(rule).build())
        .getRule();
  }

  Channel hears(ChannelKind kind, String target) {
    return hears(kind, target, "").getChannel();
  }

  CreateChannelResponse hears(ChannelKind kind, String target, String token) {
    return system
        .alerts()
        .createChannel(
            CreateChannelRequest.newBuilder()
                .setAccountId(account)
                .setKind(kind)
                .setName("my " + kind)
                .setTarget(target)
                .setToken(token)
                .build());
  }

  TestChannelResponse tests(Channel channel) {
    return system
        .alerts()
        .testChannel(
            TestChannelRequest.newBuilder()
                .setAccountId(account)
                .setChannelId(channel.getChannelId())
                .build());
  }

  Channel channel(Channel channel) {
    return system
        .alerts()
        .listChannels(ListChannelsRequest.newBuilder().setAccountId(account).build())
        .getChannelsList()
        .stream()
        .filter(it -> it.getChannelId().equals(channel.getChannelId()))
        .findFirst()
        .orElseThrow();
  }

  List<Delivery> deliveries(Channel channel) {
    return system
        .alerts()
        .listDeliveries(
            ListDeliveriesRequest.newBuilder()
                .setAccountId(account)
                .setChannelId(channel.getChannelId())
                .build())
        .getDeliveriesList();
  }

  Delivery retries(Channel channel, String notification) {
    return system
        .alerts()
        .retryDelivery(
            RetryDeliveryRequest.newBuilder()
                .setAccountId(account)
                .setChannelId(channel.getChannelId())
                .setNotificationId(notification)
                .build())
        .getDelivery();
  }

  ListNotificationsResponse page(String cursor, int limit) {
    return system
        .alerts()
        .listNotifications(
            ListNotificationsRequest.newBuilder()
                .setAccountId(account)
                .setCursor(cursor)
                .setLimit(limit)
                .build());
  }

  List<Notification> inbox() {
    return page("", 100).getNotificationsList();
  }
}
