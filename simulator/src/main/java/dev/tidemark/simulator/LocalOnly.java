package dev.tidemark.simulator;

import dev.tidemark.simulator.http.Answer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the administration to programs of this machine: the peer is the loopback interface, no
 * proxy stands between, and the shop was called by a name of this machine, so that no page in a
 * browser can reach it under a name of its own.
 */
final class LocalOnly {
  private LocalOnly() {}

  static boolean allows(HttpServerRequest request) {
    return isLoopback(request.remoteAddress().hostAddress())
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null
        && request.getHeader("Origin") == null
        && isThisMachine(request.authority());
  }

  static Answer refusal() {
    return Answer.problem(403, "the administration answers only to programs of this machine");
  }

  private static boolean isLoopback(@Nullable String address) {
    return address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
  }

  private static boolean isThisMachine(@Nullable HostAndPort called) {
    if (called == null) {
      return false;
    }
    String host = called.host();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }
}
