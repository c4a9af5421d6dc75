package dev.tidemark.price.turn;

import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.politeness.TurnKeeper;
import java.time.InstantSource;

class TurnsInMemoryTest extends TurnsContract {
  private final TurnKeeper keeper = TurnKeeper.inMemory(Timekeeper.system(InstantSource.system()));

  @Override
  TurnKeeper one() {
    return keeper;
  }

  @Override
  TurnKeeper other() {
    return keeper;
  }
}
