package dev.tidemark.price.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.price.doubt.DoubtPauses;
import dev.tidemark.price.doubt.Suspects;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.LeaseTimes;
import dev.tidemark.price.schedule.HostPaces;
import dev.tidemark.price.schedule.Lateness;
import dev.tidemark.price.schedule.Retreat;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.price.writing.FailedLookWriter;
import dev.tidemark.price.writing.PriceWriter;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeWriterIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.7.1").orElseThrow();
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(2);
  private static final ConnectorState AWAY =
      new ConnectorState(ConnectorState.Condition.UNREACHABLE, NOW, "away");

  private final PriceDatabase items = new PriceDatabase();
  private final BucketLeases leases =
      new BucketLeases(items.database(), LeaseTimes.USUAL, _ -> false);

  private final HostPaces paces = new HostPaces(Duration.ofMinutes(1));
  private final OutcomeWriter outcomes =
      new OutcomeWriter(
          new PriceWriter(
              items.database(), new Schedule(paces, new Random(1)), DoubtPauses.with(INTERVAL)),
          new FailedLookWriter(items.database()),
          new Suspects(items.database()),
          new Retreat(paces, new Random(1)),
          new Lateness());

  @BeforeEach
  void trackAnItem() {
    leases.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> leases.of(bucket()).isPresent());
    items.track(ITEM, NOW);
  }

  @AfterEach
  void close() {
    leases.close();
    items.close();
  }

  @Test
  void doesNotBlameAnItemForAShopThatNobodyAsked() {
    Duration pause = Duration.ofMinutes(90);

    Outcome outcome = write(new PriceCheck.Unreachable(UnreachableReason.CIRCUIT_OPEN, pause));

    assertThat(outcome.result()).isEqualTo(Result.BLOCKED);
    assertThat(items.failures(ITEM)).isZero();
    assertThat(items.dueAt(ITEM)).isBetween(NOW.plus(pause), NOW.plus(pause).plus(INTERVAL));
  }

  @Test
  void countsTheFailureOfAnItemThatWasAskedFor() {
    Outcome outcome = write(new PriceCheck.Unreachable(UnreachableReason.TIMEOUT, null));

    assertThat(outcome.result()).isEqualTo(Result.UNREACHABLE);
    assertThat(items.failures(ITEM)).isEqualTo(1);
  }

  private Outcome write(PriceCheck answer) {
    DuePoll due =
        new DuePoll(
            bucket(),
            ITEM.listing(),
            NOW,
            LookReason.INTERVAL,
            NOW.minus(INTERVAL),
            INTERVAL,
            1,
            null,
            0);
    Attempt attempt = new Attempt(leases.of(bucket()).orElseThrow(), ITEM, Source.WEB, due);
    return outcomes.write(attempt, answer, AWAY, NOW);
  }

  private static int bucket() {
    return PriceDatabase.bucket(ITEM);
  }
}
