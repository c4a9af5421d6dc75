package dev.tidemark.gateway.notification;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Page;
import dev.tidemark.gateway.endpoint.QueryString;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.user.v1.ListNotificationsRequest;
import dev.tidemark.protocol.user.v1.ListNotificationsResponse;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadRequest;
import dev.tidemark.protocol.user.v1.Notification;

/** /notifications: the account's inbox. */
public final class NotificationsHandler {
  private static final int MOST_IDS = 100;
  private static final int LONGEST_ID = 40;

  private final Services services;

  public NotificationsHandler(Services services) {
    this.services = services;
  }

  /** GET /notifications. */
  public Answer list(ApiRequest request) {
    QueryString query = request.query("cursor", "limit", "unread");
    Page page = Page.of(query);
    boolean unread = query.flag("unread");
    ListNotificationsResponse found =
        services
            .alerts()
            .listNotifications(
                ListNotificationsRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setCursor(page.cursor())
                    .setLimit(page.limit())
                    .setUnreadOnly(unread)
                    .build());
    return Answer.json(
        200,
        json -> {
          json.writeArrayPropertyStart("notifications");
          for (Notification notification : found.getNotificationsList()) {
            json.writeStartObject();
            NotificationJson.write(json, notification);
            json.writeEndObject();
          }
          json.writeEndArray();
          Json.text(json, "nextCursor", Page.next(found.getNextCursor()));
          json.writeNumberProperty("unread", found.getUnread());
        });
  }

  /** POST /notifications/read. */
  public Answer markRead(ApiRequest request) {
    RequestBody body = request.body("notificationIds");
    long unread =
        services
            .alerts()
            .markNotificationsRead(
                MarkNotificationsReadRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .addAllNotificationIds(body.texts("notificationIds", MOST_IDS, LONGEST_ID))
                    .build())
            .getUnread();
    return Answer.json(200, json -> json.writeNumberProperty("unread", unread));
  }
}
