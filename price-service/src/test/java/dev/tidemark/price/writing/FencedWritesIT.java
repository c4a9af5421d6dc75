package dev.tidemark.price.writing;

import static dev.tidemark.price.writing.Looks.ITEM;
import static dev.tidemark.price.writing.Looks.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FencedWritesIT {
  private final Looks looks = new Looks();

  @AfterEach
  void close() {
    looks.close();
  }

  @Test
  void refusesAWriteUnderAnOldFence() {
    Lease lease = looks.lease(ITEM);
    Lease old = new Lease(lease.bucket(), lease.owner(), lease.fence() - 1);

    Written written = looks.write(old, START, Answer.at(ITEM, "129.00"), Source.WEB, false);

    assertThat(written).isEqualTo(new Written.Dropped(Written.Reason.LEASE_LOST));
    assertThat(looks.items().countChanges()).isZero();
    assertThat(looks.listing().lastSeenAt()).isNull();
  }

  @Test
  void refusesAWriteOfAnotherOwner() {
    Lease lease = looks.lease(ITEM);
    Lease other = new Lease(lease.bucket(), "somebody else", lease.fence());

    Written written = looks.write(other, START, Answer.at(ITEM, "129.00"), Source.WEB, false);

    assertThat(written).isEqualTo(new Written.Dropped(Written.Reason.LEASE_LOST));
  }

  @Test
  void writesAChangeOnceWhenManyWriteItAtOnce() throws Exception {
    looks.at(0, Answer.at(ITEM, "129.00"));
    Listing answer = Answer.at(ITEM, "119.00");

    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Callable<Written>> writers =
          IntStream.range(0, 12)
              .<Callable<Written>>mapToObj(_ -> () -> looks.at(1, answer))
              .toList();
      threads
          .invokeAll(writers)
          .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(20)));
    }

    assertThat(looks.headlinePrices()).containsExactly("129.00", "119.00");
    assertThat(looks.items().number("SELECT SUM(changes) FROM price_day WHERE model_id = 0"))
        .isEqualTo(2);
  }

  @Test
  void dropsTheAnswerOfAShopThatWasReplacedMeanwhile() {
    ItemKey asked = ItemKey.parse("sg.1.2245175584").orElseThrow();

    Written written = looks.at(0, Answer.at(asked, "129.00"));

    assertThat(written).isEqualTo(new Written.Dropped(Written.Reason.SHOP_CHANGED));
    assertThat(looks.items().countChanges()).isZero();
    assertThat(looks.items().dueAt(ITEM)).isEqualTo(START);
  }

  @Test
  void dropsTheAnswerForAnItemThatIsNotTracked() {
    ItemKey unknown = ItemKey.parse("sg.1.3").orElseThrow();

    Written written = looks.at(0, Answer.at(unknown, "129.00"));

    assertThat(written).isEqualTo(new Written.Dropped(Written.Reason.UNKNOWN_ITEM));
  }
}
