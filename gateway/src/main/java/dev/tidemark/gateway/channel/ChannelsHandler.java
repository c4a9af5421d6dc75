package dev.tidemark.gateway.channel;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ConfirmChannelRequest;
import dev.tidemark.protocol.user.v1.CreateChannelRequest;
import dev.tidemark.protocol.user.v1.CreateChannelResponse;
import dev.tidemark.protocol.user.v1.DeleteChannelRequest;
import dev.tidemark.protocol.user.v1.Delivery;
import dev.tidemark.protocol.user.v1.ListChannelsRequest;
import dev.tidemark.protocol.user.v1.ListChannelsResponse;
import dev.tidemark.protocol.user.v1.ListDeliveriesRequest;
import dev.tidemark.protocol.user.v1.RetryDeliveryRequest;
import dev.tidemark.protocol.user.v1.TestChannelRequest;
import dev.tidemark.protocol.user.v1.TestChannelResponse;
import dev.tidemark.protocol.user.v1.UnsubscribeRequest;
import dev.tidemark.protocol.user.v1.UpdateChannelRequest;
import java.util.List;
import java.util.Objects;

/** /channels: the ways by which the account's notifications go out. */
public final class ChannelsHandler {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TARGET = 1_000;
  private static final int LONGEST_TOKEN = 500;
  private static final int LONGEST_WORD = 32;
  private static final int LONGEST_ID = 64;

  private final Services services;

  public ChannelsHandler(Services services) {
    this.services = services;
  }

  /** GET /channels. */
  public Answer list(ApiRequest request) {
    request.query();
    ListChannelsResponse found =
        services
            .alerts()
            .listChannels(
                ListChannelsRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .build());
    return Answer.json(
        200,
        json -> {
          json.writeArrayPropertyStart("channels");
          for (Channel channel : found.getChannelsList()) {
            json.writeStartObject();
            ChannelJson.write(json, channel);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeBooleanProperty("emailAvailable", found.getEmailAvailable());
          Json.text(json, "pushPublicKey", ChannelJson.orNull(found.getPushPublicKey()));
          json.writeBooleanProperty("hasFeed", found.getHasFeed());
        });
  }

  /** POST /channels. */
  public Answer create(ApiRequest request) {
    RequestBody body = request.body("kind", "name", "target", "token");
    String kind = body.text("kind", 1, LONGEST_WORD);
    CreateChannelResponse created =
        services
            .alerts()
            .createChannel(
                CreateChannelRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setKind(
                        ChannelJson.kind(kind)
                            .orElseThrow(() ->
                                TidemarkException.ofField(
                                    ErrorCode.INVALID_VALUE,
                                    "kind",
                                    "A channel is email, webhook, web-push, telegram, discord,"
                                        + " slack, ntfy, gotify or apprise, not '"
                                        + PlainText.shown(kind)
                                        + "'.")))
                    .setName(body.text("name", 1, LONGEST_NAME))
                    .setTarget(body.text("target", 1, LONGEST_TARGET))
                    .setToken(
                        Objects.requireNonNullElse(body.textOrNull("token", 1, LONGEST_TOKEN), ""))
                    .build());
    return Answer.json(
        201,
        json -> {
          json.writeObjectPropertyStart("channel");
          ChannelJson.write(json, created.getChannel());
          json.writeEndObject();
          Json.text(json, "secret", ChannelJson.orNull(created.getSecret()));
        });
  }

  /** PATCH /channels/{channelId}. */
  public Answer update(ApiRequest request) {
    RequestBody body = request.body("name", "enabled");
    UpdateChannelRequest.Builder change =
        UpdateChannelRequest.newBuilder()
            .setAccountId(request.caller().id().value())
            .setChannelId(request.variable());
    String name = body.textOrNull("name", 1, LONGEST_NAME);
    if (name != null) {
      change.setName(name);
    }
    Boolean enabled = body.flagOrNull("enabled");
    if (enabled != null) {
      change.setEnabled(enabled);
    }
    return answer(services.alerts().updateChannel(change.build()).getChannel());
  }

  /** DELETE /channels/{channelId}. */
  public Answer remove(ApiRequest request) {
    var _ =
        services
            .alerts()
            .deleteChannel(
                DeleteChannelRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setChannelId(request.variable())
                    .build());
    return Answer.noContent();
  }

  /** POST /channels/{channelId}/test. */
  public Answer test(ApiRequest request) {
    TestChannelResponse result =
        services
            .testingChannels()
            .testChannel(
                TestChannelRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setChannelId(request.variable())
                    .build());
    return Answer.json(
        200,
        json -> {
          json.writeBooleanProperty("accepted", result.getAccepted());
          json.writeStringProperty("detail", result.getDetail());
        });
  }

  /** POST /channels/{channelId}/confirmation. */
  public Answer confirm(ApiRequest request) {
    RequestBody body = request.body("code");
    return answer(
        services
            .alerts()
            .confirmChannel(
                ConfirmChannelRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setChannelId(request.variable())
                    .setCode(body.text("code", 1, LONGEST_WORD))
                    .build())
            .getChannel());
  }

  /** GET /channels/{channelId}/deliveries. */
  public Answer deliveries(ApiRequest request) {
    request.query();
    List<Delivery> found =
        services
            .alerts()
            .listDeliveries(
                ListDeliveriesRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setChannelId(request.variable())
                    .build())
            .getDeliveriesList();
    return Answer.json(
        200,
        json -> {
          json.writeArrayPropertyStart("deliveries");
          for (Delivery delivery : found) {
            json.writeStartObject();
            ChannelJson.write(json, delivery);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** POST /channels/{channelId}/retry. */
  public Answer retry(ApiRequest request) {
    RequestBody body = request.body("notificationId");
    Delivery waiting =
        services
            .alerts()
            .retryDelivery(
                RetryDeliveryRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setChannelId(request.variable())
                    .setNotificationId(body.text("notificationId", 1, LONGEST_ID))
                    .build())
            .getDelivery();
    return Answer.json(
        200,
        json -> {
          json.writeObjectPropertyStart("delivery");
          ChannelJson.write(json, waiting);
          json.writeEndObject();
        });
  }

  /** POST /unsubscribe/{unsubscribeToken}. */
  public Answer unsubscribe(ApiRequest request) {
    var _ =
        services
            .alerts()
            .unsubscribe(UnsubscribeRequest.newBuilder().setToken(request.variable()).build());
    return Answer.noContent();
  }

  private static Answer answer(Channel channel) {
    return Answer.json(
        200,
        json -> {
          json.writeObjectPropertyStart("channel");
          ChannelJson.write(json, channel);
          json.writeEndObject();
        });
  }
}
