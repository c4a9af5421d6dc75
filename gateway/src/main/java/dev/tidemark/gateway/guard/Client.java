package dev.tidemark.gateway.guard;

import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as far as trusted proxies let us know.
 *
 * @param address the client's own address, without a port
 * @param rawUserAgent what the client calls itself, as it says it
 * @param secure whether the client speaks TLS, to us or to a trusted proxy
 * @param authority host and perhaps port that the client addressed
 */
public record Client(
    String address, @Nullable String rawUserAgent, boolean secure, String authority) {
  /** What the session list keeps of a client's own name. */
  private static final int USER_AGENT_LENGTH = 200;

  /**
   * What the client calls itself; may be empty. Control characters are left out, so that a list of
   * sessions cannot be disturbed by one.
   */
  public String userAgent() {
    if (rawUserAgent == null) {
      return "";
    }
    String printable = rawUserAgent.replaceAll("\\p{C}", "");
    return printable.codePointCount(0, printable.length()) <= USER_AGENT_LENGTH
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, USER_AGENT_LENGTH));
  }
}
