package dev.tidemark.gateway.instance;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import io.vertx.core.Future;

/** GET /openapi.yaml: the description of this API, as it was built in. */
public final class GetOpenApiHandler implements Endpoint.Work.Hot {
  private final Answer answer = Answer.of("application/yaml", Resource.bytes("openapi.yaml"));

  @Override
  public Future<Answer> handle(ApiRequest request) {
    return Future.succeededFuture(answer);
  }
}
