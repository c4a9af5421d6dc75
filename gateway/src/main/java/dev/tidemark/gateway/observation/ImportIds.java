package dev.tidemark.gateway.observation;

import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.util.regex.Pattern;

/** Reads the id of an import in a path. */
final class ImportIds {
  /** Wider than the ids that are given out, so that their form may change. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private ImportIds() {}

  static String of(ApiRequest request) {
    if (FORM.matcher(request.variable()).matches()) {
      return request.variable();
    }
    throw new TidemarkException(
        ErrorCode.IMPORT_NOT_FOUND,
        "'" + PlainText.shown(request.variable()) + "' is not the id of an import.");
  }
}
