package dev.tidemark.user.delivery;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.channel.Channel;

/** Names one channel of one account. */
record ChannelName(AccountId account, String id) {
  static ChannelName of(Channel channel) {
    return new ChannelName(channel.account(), channel.id());
  }

  static ChannelName of(Delivery delivery) {
    return new ChannelName(delivery.account(), delivery.channel());
  }
}
