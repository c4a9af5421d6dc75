package dev.tidemark.gateway.administration;

import dev.tidemark.gateway.account.AccountJson;
import dev.tidemark.gateway.account.Passwords;
import dev.tidemark.gateway.account.Usernames;
import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.QueryString;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.AddAccountRequest;
import dev.tidemark.protocol.user.v1.ChangeAccountRequest;
import dev.tidemark.protocol.user.v1.ListAccountsRequest;
import dev.tidemark.protocol.user.v1.ListAccountsResponse;
import dev.tidemark.protocol.user.v1.ManagedAccount;
import dev.tidemark.protocol.user.v1.RemoveAccountRequest;
import tools.jackson.core.JsonGenerator;

/** /admin/users: sees, adds, changes and removes the accounts of others. */
public final class UsersHandler {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 100;
  private static final int FARTHEST = 1_000_000;

  private final Services services;
  private final Sessions sessions;

  public UsersHandler(Services services, Sessions sessions) {
    this.services = services;
    this.sessions = sessions;
  }

  /** GET /admin/users. */
  public Answer list(ApiRequest request) {
    QueryString query = request.query("q", "limit", "offset");
    ListAccountsResponse found =
        services
            .administration()
            .listAccounts(
                ListAccountsRequest.newBuilder()
                    .setAdministratorId(request.caller().id().value())
                    .setQuery(query.text("q", Usernames.LONGEST).orElse(""))
                    .setLimit(query.whole("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE))
                    .setOffset(query.whole("offset", 0, FARTHEST).orElse(0))
                    .build());
    return Answer.json(
        200,
        json -> {
          json.writeArrayPropertyStart("users");
          for (ManagedAccount account : found.getAccountsList()) {
            json.writeStartObject();
            write(json, account);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNumberProperty("total", found.getTotal());
        });
  }

  /** POST /admin/users. */
  public Answer add(ApiRequest request) {
    RequestBody body = request.body("username", "password");
    AddAccountRequest question =
        AddAccountRequest.newBuilder()
            .setAdministratorId(request.caller().id().value())
            .setUsername(Usernames.chosen(body))
            .setPassword(Passwords.chosen(body, "password"))
            .build();
    return AccountJson.answer(201, services.administration().addAccount(question).getAccount());
  }

  /** PATCH /admin/users/{username}. */
  public Answer change(ApiRequest request) {
    String username = username(request);
    RequestBody body = request.body("admin", "locked");
    if (body.isEmpty()) {
      throw new TidemarkException(
          ErrorCode.INVALID_VALUE, "Nothing is to be changed; give admin or locked.");
    }
    ChangeAccountRequest.Builder question =
        ChangeAccountRequest.newBuilder()
            .setAdministratorId(request.caller().id().value())
            .setUsername(username);
    body.flag("admin").ifPresent(question::setAdmin);
    body.flag("locked").ifPresent(question::setLocked);
    ManagedAccount changed = services.administration().changeAccount(question.build()).getAccount();
    sessions.changed(new AccountId(changed.getAccount().getAccountId()));
    return Answer.json(200, json -> write(json, changed));
  }

  /** DELETE /admin/users/{username}. */
  public Answer remove(ApiRequest request) {
    long removed =
        services
            .administration()
            .removeAccount(
                RemoveAccountRequest.newBuilder()
                    .setAdministratorId(request.caller().id().value())
                    .setUsername(username(request))
                    .build())
            .getAccountId();
    sessions.changed(new AccountId(removed));
    return Answer.noContent();
  }

  /** A text that is no username names nobody. */
  private static String username(ApiRequest request) {
    return Usernames.parse(request.variable())
        .orElseThrow(() ->
            new TidemarkException(
                ErrorCode.ACCOUNT_NOT_FOUND,
                "'" + PlainText.shown(request.variable()) + "' is not a username."));
  }

  private static void write(JsonGenerator json, ManagedAccount account) {
    json.writeStringProperty("username", account.getAccount().getUsername());
    Json.time(json, "createdAt", account.getAccount().getCreatedAtMs());
    json.writeBooleanProperty("admin", account.getAccount().getAdmin());
    json.writeBooleanProperty("locked", account.getLocked());
    json.writeNumberProperty("watches", account.getWatches());
  }
}
