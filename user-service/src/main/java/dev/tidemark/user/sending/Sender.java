package dev.tidemark.user.sending;

/** Sends messages by the channels of one kind or several. Safe for use by many threads. */
public interface Sender {
  /** Sends a message now; takes at most 15 seconds. */
  Sent send(Outgoing message);
}
