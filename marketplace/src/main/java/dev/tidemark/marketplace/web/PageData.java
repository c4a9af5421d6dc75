package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The data that Shopee's pages carry inside: a script of a type of its own holds what the page
 * would otherwise ask for. Stateless.
 */
final class PageData {
  private static final String TYPE = "text/mfe-initial-data";

  /** Pages have one such script for each of their parts, about ten. */
  private static final int MOST_SCRIPTS = 50;

  private PageData() {}

  /**
   * What the page knows about items: an object with {@code cachedMap}, in older pages one with
   * {@code items}, or one with the number of an error in {@code error}. Null when the page knows
   * nothing, or is none.
   */
  static @Nullable JsonNode in(byte[] body) {
    String page = new String(body, StandardCharsets.UTF_8);
    int at = 0;
    for (int i = 0; i < MOST_SCRIPTS; i++) {
      int type = page.indexOf(TYPE, at);
      int start = type < 0 ? -1 : page.indexOf('>', type);
      int end = start < 0 ? -1 : page.indexOf("</script", start);
      if (end < 0) {
        return null;
      }
      JsonNode found = items(page.substring(start + 1, end));
      if (found != null) {
        return found;
      }
      at = end;
    }
    return null;
  }

  /** Whether this is a page that sends its reader on to a captcha. */
  static boolean leadsToVerification(byte[] body) {
    String page = new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    return page.contains("/verify/captcha") || page.contains("/verify/traffic");
  }

  private static @Nullable JsonNode items(String script) {
    JsonNode root = JsonText.parse(script.strip().getBytes(StandardCharsets.UTF_8));
    if (root == null) {
      return null;
    }
    JsonNode state = root.path("initialState");
    JsonNode product = state.path("DOMAIN_PDP");
    for (JsonNode part : product.findParents("isError")) {
      if (FlashListReader.isTrue(part.path("isError"))) {
        JsonNode error = part.findParent("error");
        if (error != null && JsonFields.numberOrNothing(error, "error") != null) {
          return error;
        }
      }
    }
    JsonNode data = product.path("data").path("PDP_BFF_DATA");
    if (data.path("cachedMap").isObject()) {
      return data;
    }
    JsonNode older = state.path("item");
    return older.path("items").isObject() ? older : null;
  }
}
