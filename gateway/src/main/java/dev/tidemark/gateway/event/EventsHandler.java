package dev.tidemark.gateway.event;

import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.ListWatchesResponse;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.runtime.grpc.RequestId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** GET /events: what happens to the caller's items, as it happens, while the session lasts. */
public final class EventsHandler implements Endpoint.Work.Stream {
  /** Half of the shortest idle time that proxies are known to grant. */
  private static final long HEARTBEAT_MS = 15_000;

  /** Every fourth heartbeat, so once a minute, the session and the list are looked at again. */
  private static final int HEARTBEATS_PER_REVIEW = 4;

  /** What the user service says of a session that has ended, or of a token. */
  private static final Set<ErrorCode> ENDED =
      Set.of(ErrorCode.LOGIN_REQUIRED, ErrorCode.TOKEN_INVALID);

  private final Services services;
  private final Sessions sessions;
  private final EventHub hub;

  public EventsHandler(Services services, Sessions sessions, EventHub hub) {
    this.services = services;
    this.sessions = sessions;
    this.hub = hub;
    sessions.onChange(account -> hub.of(account).forEach(this::later));
    hub.onChanged(account -> hub.of(account).forEach(this::reloadLater));
  }

  @Override
  public Future<Void> handle(ApiRequest request, HttpServerResponse response) {
    request.query();
    Caller caller = request.caller();
    Context eventLoop = Objects.requireNonNull(Vertx.currentContext(), "on an event loop");
    EventStream stream = new EventStream(caller, response, eventLoop);
    hub.add(stream);
    response.closeHandler(_ -> hub.remove(stream));
    return reload(request.requestId(), stream)
        .onSuccess(_ -> begin(stream, response))
        .onFailure(_ -> hub.remove(stream));
  }

  private void begin(EventStream stream, HttpServerResponse response) {
    if (response.closed() || response.ended()) {
      hub.remove(stream);
      return;
    }
    stream.begin();
    int[] beats = {0};
    long timer =
        stream
            .eventLoop()
            .owner()
            .setPeriodic(
                HEARTBEAT_MS,
                _ -> {
                  stream.heartbeat();
                  beats[0]++;
                  if (beats[0] % HEARTBEATS_PER_REVIEW == 0) {
                    review(stream);
                  }
                });
    response.endHandler(_ -> stop(stream, timer));
    response.closeHandler(_ -> stop(stream, timer));
  }

  private void stop(EventStream stream, long timer) {
    stream.eventLoop().owner().cancelTimer(timer);
    hub.remove(stream);
  }

  private void later(EventStream stream) {
    stream.eventLoop().runOnContext(_ -> review(stream));
  }

  private void reloadLater(EventStream stream) {
    stream.eventLoop().runOnContext(_ -> reload(RequestId.create(), stream));
  }

  /** Ends the stream when its session has ended; a service that is away is no reason to. */
  private void review(EventStream stream) {
    String requestId = RequestId.create();
    sessions
        .ask(requestId, stream.credential())
        .onSuccess(_ -> reload(requestId, stream))
        .onFailure(fault -> {
          if (ENDED.contains(GrpcErrors.from(fault).error())) {
            stream.end();
          }
        });
  }

  private Future<Void> reload(String requestId, EventStream stream) {
    ListWatchesRequest question = question(stream.account());
    return Services.call(services.usersAsync(requestId)::listWatches, question)
        .map(watches -> {
          hub.replace(stream, listings(watches));
          return null;
        });
  }

  private static ListWatchesRequest question(AccountId account) {
    return ListWatchesRequest.newBuilder().setAccountId(account.value()).build();
  }

  private static Set<ListingId> listings(ListWatchesResponse watches) {
    return watches.getWatchesList().stream()
        .map(watch -> ItemKeys.of(watch.getItem()).listing())
        .collect(Collectors.toSet());
  }
}
