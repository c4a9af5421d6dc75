package dev.tidemark.marketplace.wire;

import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** No answer came back, or one that cannot be taken in. */
public final class HttpFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final UnreachableReason reason;

  HttpFailure(UnreachableReason reason, Throwable cause) {
    super(reason.code(), cause);
    this.reason = reason;
  }

  public UnreachableReason reason() {
    return reason;
  }

  /** Why, for the operator; to be read after the name of the host. */
  public String words() {
    return switch (reason) {
      case TIMEOUT -> "does not answer within ten seconds; check the network";
      case TOO_LARGE -> "answers with more than 4 MB; check the address";
      case NOT_JSON -> "answers with something that cannot be unpacked; check the address";
      case NO_CONNECTION -> withoutConnection();
      case SERVER_ERROR, UNEXPECTED_STATUS, CIRCUIT_OPEN, UNKNOWN_ERROR ->
          "cannot be asked: " + reason.code();
    };
  }

  private String withoutConnection() {
    if (isCausedBy(UnresolvedAddressException.class) || isCausedBy(UnknownHostException.class)) {
      return "is not found: no network, no DNS, or no such host";
    }
    if (isCausedBy(SSLException.class)) {
      return "does not prove who it is (TLS): something stands between us, or this machine's clock"
          + " or certificates are wrong";
    }
    return isCausedBy(ConnectException.class)
        ? "cannot be reached: nobody listens there, or a firewall keeps us from it"
        : "broke the connection in the middle of its answer";
  }

  private boolean isCausedBy(Class<? extends Exception> kind) {
    for (@Nullable Throwable cause = this; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
