package dev.tidemark.price.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.HostRate;
import dev.tidemark.marketplace.politeness.TurnKeeper;
import dev.tidemark.marketplace.politeness.Turns;
import dev.tidemark.marketplace.politeness.Turns.Turn;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SharedTurnsIT extends TurnsContract {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HostRate RATE = new HostRate("shop.example", 0.2);

  @AutoClose private final PriceDatabase items = new PriceDatabase();
  @AutoClose private final Database elsewhere = items.connect();

  @Override
  TurnKeeper one() {
    return new SharedTurnKeeper(items.database());
  }

  @Override
  TurnKeeper other() {
    return new SharedTurnKeeper(elsewhere);
  }

  /** Each call of {@link #one()} knows what a process knows that has just been started. */
  @Test
  void gainsNothingByARestart() {
    one().of(RATE).next(PATIENCE);
    one().of(RATE).next(PATIENCE);

    assertThat(one().of(RATE).next(Duration.ofSeconds(3))).isInstanceOf(Turn.TooFar.class);
  }

  @Test
  void goesOnAfterTheDatabasesClockWasSetBack() {
    one().of(RATE).next(PATIENCE);
    items.execute("UPDATE host_budget SET next_slot_at = next_slot_at + 7200000000");

    assertThat(one().of(RATE).next(PATIENCE)).isEqualTo(new Turn.Taken(Duration.ZERO));
  }

  @Test
  void callsNobodyWithoutTheDatabase() {
    Database gone = items.connect();
    Turns turns = new SharedTurnKeeper(gone).of(RATE);
    gone.close();

    assertThat(turns.next(PATIENCE)).isInstanceOf(Turn.TooFar.class);
    assertThat(turns.closure().isOver()).isFalse();
  }
}
