package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.CreateFeedRequest;
import dev.tidemark.protocol.user.v1.CreateFeedResponse;
import dev.tidemark.protocol.user.v1.DeleteFeedRequest;
import dev.tidemark.protocol.user.v1.DeleteFeedResponse;
import dev.tidemark.protocol.user.v1.ListNotificationsRequest;
import dev.tidemark.protocol.user.v1.ListNotificationsResponse;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadRequest;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadResponse;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.ReadFeedRequest;
import dev.tidemark.protocol.user.v1.ReadFeedResponse;
import dev.tidemark.user.delivery.DeliveryLog;
import dev.tidemark.user.notification.Feeds;
import dev.tidemark.user.notification.Inbox;
import dev.tidemark.user.notification.NotificationId;
import dev.tidemark.user.notification.StoredNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The calls about the inbox and the feed made of it. */
public final class InboxCalls {
  private static final int MOST_AT_ONCE = 100;

  private final Inbox inbox;
  private final Feeds feeds;
  private final DeliveryLog deliveries;

  public InboxCalls(Inbox inbox, Feeds feeds, DeliveryLog deliveries) {
    this.inbox = inbox;
    this.feeds = feeds;
    this.deliveries = deliveries;
  }

  ListNotificationsResponse list(ListNotificationsRequest request) {
    if (request.getLimit() < 1 || request.getLimit() > MOST_AT_ONCE) {
      throw WatchMessages.invalid("limit", "A page has 1 to " + MOST_AT_ONCE + " notifications.");
    }
    AccountId account = AccountId.ofRequest(request.getAccountId());
    Inbox.Page page =
        inbox.page(account, request.getCursor(), request.getLimit(), request.getUnreadOnly());
    return ListNotificationsResponse.newBuilder()
        .addAllNotifications(messages(account, page.notifications()))
        .setNextCursor(Objects.requireNonNullElse(page.next(), ""))
        .setUnread(page.unread())
        .build();
  }

  private List<Notification> messages(AccountId account, List<StoredNotification> page) {
    var sent = deliveries.of(account, page.stream().map(StoredNotification::id).toList());
    List<Notification> messages = new ArrayList<>();
    for (StoredNotification stored : page) {
      messages.add(
          stored.message().toBuilder()
              .addAllDeliveries(
                  sent.getOrDefault(stored.id(), List.of()).stream()
                      .map(ChannelMessages::message)
                      .toList())
              .build());
    }
    return messages;
  }

  MarkNotificationsReadResponse markRead(MarkNotificationsReadRequest request) {
    if (request.getNotificationIdsCount() > MOST_AT_ONCE) {
      throw WatchMessages.invalid("notificationIds", "At most " + MOST_AT_ONCE + " at once.");
    }
    List<NotificationId> ids =
        request.getNotificationIdsList().stream()
            .flatMap(id -> NotificationId.parse(id).stream())
            .toList();
    AccountId account = AccountId.ofRequest(request.getAccountId());
    boolean noneOfThem = ids.isEmpty() && request.getNotificationIdsCount() > 0;
    long unread = noneOfThem ? inbox.unread(account) : inbox.read(account, ids);
    return MarkNotificationsReadResponse.newBuilder().setUnread(unread).build();
  }

  CreateFeedResponse createFeed(CreateFeedRequest request) {
    return CreateFeedResponse.newBuilder()
        .setToken(feeds.create(AccountId.ofRequest(request.getAccountId())))
        .build();
  }

  DeleteFeedResponse deleteFeed(DeleteFeedRequest request) {
    feeds.delete(AccountId.ofRequest(request.getAccountId()));
    return DeleteFeedResponse.getDefaultInstance();
  }

  ReadFeedResponse readFeed(ReadFeedRequest request) {
    Feeds.Content content = feeds.read(request.getToken());
    return ReadFeedResponse.newBuilder()
        .setUsername(content.username())
        .addAllNotifications(
            content.notifications().stream().map(StoredNotification::message).toList())
        .build();
  }
}
