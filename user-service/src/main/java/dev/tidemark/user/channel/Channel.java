package dev.tidemark.user.channel;

import dev.tidemark.protocol.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way by which the notifications of an account go out.
 *
 * @param target web address, e-mail address or chat id; in itself a secret with some services
 * @param token of the service; of a webhook, what signs its requests
 * @param confirmCode null unless an e-mail address waits to be confirmed
 * @param failures failed attempts since the last good one
 * @param refusals how many of them were refused by the other side
 * @param failingSince when the first of them was; null when there are none
 * @param offReason why it was switched off, or empty
 * @param unsubscribe in its messages: whoever knows it may switch the channel off
 */
public record Channel(
    AccountId account,
    String id,
    ChannelKind kind,
    String name,
    String target,
    String token,
    boolean enabled,
    @Nullable String confirmCode,
    Instant createdAt,
    int failures,
    int refusals,
    @Nullable Instant failingSince,
    String offReason,
    String unsubscribe) {
  public static final int MOST_PER_ACCOUNT = 10;

  /** Whether messages go out by it. */
  public boolean isOpen() {
    return enabled && confirmed();
  }

  public boolean confirmed() {
    return confirmCode == null;
  }

  /** The target without what nobody but its owner may know. */
  public String shownTarget() {
    return switch (kind) {
      case EMAIL, TELEGRAM, NTFY, GOTIFY, APPRISE, WEBHOOK -> withoutQuery(target);
      case DISCORD, SLACK, WEB_PUSH ->
          withoutQuery(target).replaceFirst("(https?://[^/]+/).*", "$1...");
    };
  }

  private static String withoutQuery(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query) + "?...";
  }

  @Override
  public String toString() {
    return "channel " + id + " (" + kind.word() + ")";
  }
}
