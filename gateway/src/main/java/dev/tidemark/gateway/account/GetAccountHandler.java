package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import io.vertx.core.Future;

/** GET /account: who is logged in. */
public final class GetAccountHandler implements Endpoint.Work.Hot {
  @Override
  public Future<Answer> handle(ApiRequest request) {
    request.query();
    return Future.succeededFuture(AccountJson.answer(200, request.caller().account()));
  }
}
