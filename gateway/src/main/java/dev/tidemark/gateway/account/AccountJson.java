package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.user.v1.Account;
import tools.jackson.core.JsonGenerator;

/** Writes accounts as the API shows them: without their ids. */
public final class AccountJson {
  private AccountJson() {}

  public static Answer answer(int status, Account account) {
    return Answer.json(status, json -> write(json, account));
  }

  static void write(JsonGenerator json, Account account) {
    json.writeObjectPropertyStart("account");
    json.writeStringProperty("username", account.getUsername());
    Json.time(json, "createdAt", account.getCreatedAtMs());
    json.writeBooleanProperty("admin", account.getAdmin());
    json.writeEndObject();
  }
}
