package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.ListSessionsRequest;
import dev.tidemark.protocol.user.v1.RevokeOtherSessionsRequest;
import dev.tidemark.protocol.user.v1.RevokeSessionRequest;
import dev.tidemark.protocol.user.v1.Session;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** /account/sessions: sees and ends one's own sessions. */
public final class SessionsHandler {
  /** Wider than the ids that are given out, so that their form may change. */
  private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Services services;
  private final Sessions sessions;

  public SessionsHandler(Services services, Sessions sessions) {
    this.services = services;
    this.sessions = sessions;
  }

  /** GET /account/sessions. */
  public Answer list(ApiRequest request) {
    request.query();
    Caller caller = request.caller();
    List<Session> live =
        services
            .users()
            .listSessions(
                ListSessionsRequest.newBuilder().setAccountId(caller.id().value()).build())
            .getSessionsList();
    return Answer.json(
        200,
        json -> {
          json.writeArrayPropertyStart("sessions");
          live.forEach(session -> write(json, session, caller));
          json.writeEndArray();
        });
  }

  /** DELETE /account/sessions/{sessionId}. */
  public Answer end(ApiRequest request) {
    Caller caller = request.caller();
    if (!SESSION_ID.matcher(request.variable()).matches()) {
      throw new TidemarkException(
          ErrorCode.SESSION_NOT_FOUND,
          "'" + PlainText.shown(request.variable()) + "' is not the id of a session.");
    }
    services
        .users()
        .revokeSession(
            RevokeSessionRequest.newBuilder()
                .setAccountId(caller.id().value())
                .setSessionId(request.variable())
                .build());
    sessions.changed(caller.id());
    return Answer.noContent();
  }

  /** DELETE /account/sessions. */
  public Answer endOthers(ApiRequest request) {
    Caller caller = request.caller();
    int ended =
        services
            .users()
            .revokeOtherSessions(
                RevokeOtherSessionsRequest.newBuilder()
                    .setAccountId(caller.id().value())
                    .setSessionId(caller.sessionId())
                    .build())
            .getEnded();
    sessions.changed(caller.id());
    return Answer.json(200, json -> json.writeNumberProperty("ended", ended));
  }

  private static void write(JsonGenerator json, Session session, Caller caller) {
    json.writeStartObject();
    json.writeStringProperty("sessionId", session.getSessionId());
    Json.time(json, "createdAt", session.getCreatedAtMs());
    Json.time(json, "lastSeenAt", session.getLastSeenAtMs());
    Json.time(json, "expiresAt", session.getExpiresAtMs());
    json.writeStringProperty("userAgent", session.getUserAgent());
    json.writeStringProperty("address", session.getAddress());
    json.writeBooleanProperty("current", session.getSessionId().equals(caller.sessionId()));
    json.writeEndObject();
  }
}
