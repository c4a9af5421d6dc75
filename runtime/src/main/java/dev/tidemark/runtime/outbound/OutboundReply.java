package dev.tidemark.runtime.outbound;

/**
 * What an address answered.
 *
 * @param body the beginning of it, at most 2 KiB
 * @param retryAfterSeconds how long it asks to be left alone; 0 when it does not
 */
public record OutboundReply(int status, String body, long retryAfterSeconds) {
  public boolean accepted() {
    return status >= 200 && status < 300;
  }
}
