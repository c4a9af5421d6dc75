package dev.tidemark.price.writing;

import static dev.tidemark.price.writing.Looks.ITEM;
import static dev.tidemark.price.writing.Looks.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Price;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailedLooksIT {
  private static final Instant LATER = START.plus(Duration.ofMinutes(10));

  private final Looks looks = new Looks();

  @AfterEach
  void close() {
    looks.close();
  }

  @Test
  void changesNothingButStateAndCounters() {
    looks.at(0, Answer.at(ITEM, "129.00"));

    looks.fails(LATER, Failure.BLOCKED);
    looks.fails(LATER, Failure.BLOCKED);

    assertThat(looks.listing().state()).isEqualTo(ItemState.BLOCKED);
    assertThat(looks.listing().headline().price()).isEqualTo(Price.ofDecimal("129.00"));
    assertThat(looks.listing().lastSeenAt()).isEqualTo(START);
    assertThat(looks.items().failures(ITEM)).isEqualTo(2);
    assertThat(looks.items().dueAt(ITEM)).isEqualTo(LATER.plusSeconds(30));
    assertThat(looks.headline()).hasSize(1);
  }

  @Test
  void countsTheGapFromTheLastGoodLook() {
    looks.at(0, Answer.at(ITEM, "129.00"));
    looks.fails(LATER, Failure.NO_ANSWER);

    looks.at(20, Answer.at(ITEM, "119.00"));

    assertThat(looks.headline().getLast().gap()).isEqualTo(Duration.ofMinutes(20));
    assertThat(looks.items().failures(ITEM)).isZero();
  }

  @Test
  void isBackWithTheNextGoodAnswer() {
    looks.at(0, Answer.at(ITEM, "129.00"));
    looks.fails(LATER, Failure.REFUSED);
    assertThat(looks.listing().state()).isEqualTo(ItemState.CHECKING);

    looks.at(20, Answer.at(ITEM, "129.00"));

    assertThat(looks.listing().state()).isEqualTo(ItemState.OK);
  }

  @Test
  void believesThatAnItemIsGoneOnlyAfterADay() {
    looks.at(0, Answer.at(ITEM, "129.00"));
    Instant day = LATER.plus(FailedLookWriter.GONE_AFTER);

    looks.fails(LATER, Failure.GONE);
    looks.fails(day.minusMillis(1), Failure.GONE);
    assertThat(looks.listing().state()).isEqualTo(ItemState.OK);

    looks.fails(day, Failure.GONE);
    assertThat(looks.listing().state()).isEqualTo(ItemState.GONE);
  }

  @Test
  void startsTheDayAgainAfterAGoodAnswer() {
    looks.fails(START, Failure.GONE);
    looks.at(10, Answer.at(ITEM, "129.00"));

    looks.fails(START.plus(Duration.ofHours(25)), Failure.GONE);

    assertThat(looks.listing().state()).isEqualTo(ItemState.OK);
  }

  @Test
  void leavesAnItemPendingThatNobodyHasAnsweredFor() {
    looks.fails(LATER, Failure.NO_ANSWER);

    assertThat(looks.listing().state()).isEqualTo(ItemState.PENDING);
    assertThat(looks.listing().headline().price()).isNull();
    assertThat(looks.listing().source()).isNull();
  }
}
