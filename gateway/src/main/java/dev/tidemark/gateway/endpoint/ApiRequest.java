package dev.tidemark.gateway.endpoint;

import dev.tidemark.gateway.guard.Client;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.TidemarkException;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An admitted request of the API: its origin, its login and its sizes have been checked. */
public record ApiRequest(
    String requestId,
    List<String> variables,
    @Nullable String rawQuery,
    Buffer rawBody,
    @Nullable String rawCookies,
    @Nullable Caller maybeCaller,
    Client client) {

  /** The first variable of the path; empty when it has none. */
  public String variable() {
    return variables.isEmpty() ? "" : variables.getFirst();
  }

  /** Who is logged in. */
  public Caller caller() {
    if (maybeCaller == null) {
      throw new TidemarkException(ErrorCode.LOGIN_REQUIRED, "This needs a login.");
    }
    return maybeCaller;
  }

  /** The number of the account that is logged in; 0 for a visitor of an open page. */
  public long viewer() {
    return maybeCaller == null ? 0 : maybeCaller.id().value();
  }

  /** The query, which may have these parameters. */
  public QueryString query(String... known) {
    return QueryString.parse(rawQuery, known);
  }

  /** The body, which may have these fields. */
  public RequestBody body(String... known) {
    return RequestBody.parse(rawBody.getBytes(), known);
  }

  /**
   * The item key in the path. A text that is none names nothing, so the answer is the given 404.
   */
  public ItemKey itemKey(ErrorCode otherwise) {
    return ItemKey.parse(variable())
        .orElseThrow(() ->
            new TidemarkException(
                otherwise,
                "'"
                    + PlainText.shown(variable())
                    + "' is not an item key such as sg.67707640.2245175584."));
  }
}
