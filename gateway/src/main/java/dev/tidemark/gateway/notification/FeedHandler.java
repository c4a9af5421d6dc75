package dev.tidemark.gateway.notification;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.user.v1.CreateFeedRequest;
import dev.tidemark.protocol.user.v1.DeleteFeedRequest;
import dev.tidemark.protocol.user.v1.ReadFeedRequest;
import dev.tidemark.protocol.user.v1.ReadFeedResponse;
import java.time.InstantSource;

/** The account's private feed, and its address. */
public final class FeedHandler {
  private final Services services;
  private final String publicUrl;
  private final InstantSource clock;

  public FeedHandler(Services services, String publicUrl, InstantSource clock) {
    this.services = services;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** POST /account/feed. */
  public Answer create(ApiRequest request) {
    String token =
        services
            .alerts()
            .createFeed(
                CreateFeedRequest.newBuilder().setAccountId(request.caller().id().value()).build())
            .getToken();
    return Answer.json(
        201, json -> json.writeStringProperty("url", publicUrl + "/api/v1/feeds/" + token));
  }

  /** DELETE /account/feed. */
  public Answer remove(ApiRequest request) {
    var _ =
        services
            .alerts()
            .deleteFeed(
                DeleteFeedRequest.newBuilder().setAccountId(request.caller().id().value()).build());
    return Answer.noContent();
  }

  /** GET /feeds/{feedToken}. */
  public Answer read(ApiRequest request) {
    request.query();
    ReadFeedResponse found =
        services
            .alerts()
            .readFeed(ReadFeedRequest.newBuilder().setToken(request.variable()).build());
    return Answer.of(
            "application/atom+xml; charset=utf-8", AtomFeed.of(found, publicUrl, clock.instant()))
        .with("cache-control", "private, max-age=60");
  }
}
