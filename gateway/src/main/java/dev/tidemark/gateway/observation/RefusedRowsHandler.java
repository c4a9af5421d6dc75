package dev.tidemark.gateway.observation;

import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.price.v1.ListRefusedRowsRequest;
import dev.tidemark.protocol.price.v1.ListRefusedRowsResponse;
import dev.tidemark.protocol.price.v1.RefusedRow;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;

/** GET /imports/{importId}/refused: the refused rows as CSV, a page of them at a time in memory. */
public final class RefusedRowsHandler implements Endpoint.Work.Stream {
  private static final int ROWS_AT_ONCE = 1_000;

  private final Services services;

  public RefusedRowsHandler(Services services) {
    this.services = services;
  }

  @Override
  public Future<Void> handle(ApiRequest request, HttpServerResponse response) {
    request.query();
    String id = ImportIds.of(request);
    return page(request, id, 0)
        .map(first -> {
          response
              .putHeader("content-type", "text/csv; charset=utf-8")
              .putHeader("content-disposition", "attachment; filename=\"refused-" + id + ".csv\"")
              .setChunked(true);
          Future<Void> _ = response.write("row,code,reason,content\r\n");
          // What has begun can only break off, so that nobody takes a part for the whole.
          send(request, id, first, response).onFailure(_ -> response.reset());
          return null;
        });
  }

  private Future<ListRefusedRowsResponse> page(ApiRequest request, String id, long after) {
    return Services.call(
        services.pricesAsync(request.requestId())::listRefusedRows,
        ListRefusedRowsRequest.newBuilder()
            .setAccountId(request.caller().id().value())
            .setImportId(id)
            .setAfterRow(after)
            .setLimit(ROWS_AT_ONCE)
            .build());
  }

  private Future<Void> send(
      ApiRequest request, String id, ListRefusedRowsResponse page, HttpServerResponse response) {
    StringBuilder lines = new StringBuilder();
    page.getRowsList().forEach(row -> append(lines, row));
    if (page.getRowsCount() < ROWS_AT_ONCE) {
      return response.end(lines.toString());
    }
    long last = page.getRows(page.getRowsCount() - 1).getRow();
    return response
        .write(lines.toString())
        .compose(_ -> drained(response))
        .compose(_ -> page(request, id, last))
        .compose(next -> send(request, id, next, response));
  }

  /** Waits for a client that reads slowly, so that no more than a page waits for it. */
  private static Future<Void> drained(HttpServerResponse response) {
    if (!response.writeQueueFull()) {
      return Future.succeededFuture();
    }
    Promise<Void> promise = Promise.promise();
    response.drainHandler(_ -> promise.tryComplete());
    response.closeHandler(_ -> promise.tryFail("the client has gone"));
    return promise.future();
  }

  private static void append(StringBuilder lines, RefusedRow row) {
    lines
        .append(row.getRow())
        .append(',')
        .append(row.getCode())
        .append(',')
        .append(quoted(row.getDetail()))
        .append(',')
        .append(quoted(row.getContent()))
        .append("\r\n");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
