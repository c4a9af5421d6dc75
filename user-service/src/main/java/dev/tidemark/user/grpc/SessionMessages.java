package dev.tidemark.user.grpc;

import com.google.protobuf.ByteString;
import dev.tidemark.user.session.Session;
import dev.tidemark.user.session.TokenHash;
import java.util.Optional;

/** Sessions between messages and our words. */
final class SessionMessages {
  private SessionMessages() {}

  /** Reads a token's hash; what has another length is the hash of no token. */
  static Optional<TokenHash> tokenHash(ByteString bytes) {
    return bytes.size() == TokenHash.BYTES
        ? Optional.of(TokenHash.of(bytes.toByteArray()))
        : Optional.empty();
  }

  static dev.tidemark.protocol.user.v1.Session message(Session session) {
    return dev.tidemark.protocol.user.v1.Session.newBuilder()
        .setSessionId(session.id().text())
        .setCreatedAtMs(session.createdAt().toEpochMilli())
        .setLastSeenAtMs(session.lastSeenAt().toEpochMilli())
        .setExpiresAtMs(session.expiresAt().toEpochMilli())
        .setUserAgent(session.client().userAgent())
        .setAddress(session.client().address())
        .build();
  }
}
