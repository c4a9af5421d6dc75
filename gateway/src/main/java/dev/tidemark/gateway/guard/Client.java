package dev.tidemark.gateway.guard;

/**
 * Who sent a request, as far as trusted proxies let us know.
 *
 * @param address the client's own address, without a port
 * @param userAgent what the client calls itself; may be empty
 * @param secure whether the client speaks TLS, to us or to a trusted proxy
 * @param authority host and perhaps port that the client addressed
 */
public record Client(String address, String userAgent, boolean secure, String authority) {}
