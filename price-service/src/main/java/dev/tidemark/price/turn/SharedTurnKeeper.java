package dev.tidemark.price.turn;

import dev.tidemark.marketplace.HostRate;
import dev.tidemark.marketplace.politeness.TurnKeeper;
import dev.tidemark.marketplace.politeness.Turns;
import dev.tidemark.runtime.database.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the turns of every host that the price services of one items-db share. Thread-safe. */
public final class SharedTurnKeeper implements TurnKeeper {
  private final Database database;
  private final Map<String, Turns> hosts = new ConcurrentHashMap<>();

  public SharedTurnKeeper(Database database) {
    this.database = database;
  }

  @Override
  public Turns of(HostRate rate) {
    return hosts.computeIfAbsent(rate.host(), _ -> new SharedTurns(database, rate));
  }
}
