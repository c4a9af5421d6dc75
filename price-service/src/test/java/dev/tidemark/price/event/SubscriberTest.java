package dev.tidemark.price.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.price.v1.PriceEvent;
import org.junit.jupiter.api.Test;

class SubscriberTest {
  private final SlowReader reader = new SlowReader();
  private final Subscriber subscriber = new Subscriber(reader, 2);

  @Test
  void deliversAtOnceToAReaderThatKeepsUp() {
    reader.ready = true;

    offer(1, 2, 3);

    assertThat(reader.events).extracting(PriceEvent::getSequence).containsExactly(1L, 2L, 3L);
    assertThat(reader.events).extracting(PriceEvent::getLost).containsOnly(0L);
  }

  @Test
  void dropsTheOldestAndTellsASlowReaderHowMany() {
    offer(1, 2, 3, 4);

    reader.ready = true;
    subscriber.drain();

    assertThat(reader.events).extracting(PriceEvent::getSequence).containsExactly(3L, 4L);
    assertThat(reader.events).extracting(PriceEvent::getLost).containsExactly(2L, 0L);
  }

  @Test
  void saysNothingMoreAfterTheEnd() {
    reader.ready = true;

    subscriber.end();
    subscriber.end();
    offer(1);

    assertThat(reader.events).isEmpty();
    assertThat(reader.ended).hasMessageContaining("UNAVAILABLE");
  }

  private void offer(long... sequences) {
    for (long sequence : sequences) {
      subscriber.offer(PriceEvent.newBuilder().setSequence(sequence).build());
    }
  }
}
