package dev.tidemark.user.sending;

import dev.tidemark.user.channel.ChannelKind;
import java.util.EnumMap;
import java.util.Map;

/** Knows who sends by which kind of channel. Thread-safe, as they are. */
public final class Senders implements Sender {
  private final Map<ChannelKind, Sender> others;
  private final Sender usual;

  /**
   * Prepares for sending.
   *
   * @param usual for the kinds without a sender of their own
   */
  public Senders(Sender usual, Map<ChannelKind, Sender> others) {
    this.usual = usual;
    this.others = new EnumMap<>(ChannelKind.class);
    this.others.putAll(others);
  }

  @Override
  public Sent send(Outgoing message) {
    return others.getOrDefault(message.channel().kind(), usual).send(message);
  }
}
