package dev.tidemark.price.simulation;

/** Looks at all items in turn, for ever: what a fixed interval makes of a budget. */
final class RoundRobin {
  private RoundRobin() {}

  static Tally run(World world, double looksPerSecond) {
    Tally tally = new Tally();
    double cycle = World.ITEMS / looksPerSecond;
    for (int i = 0; i < World.ITEMS; i++) {
      SimulatedItem item = new SimulatedItem(world, i, tally);
      for (double at = i / looksPerSecond; at < World.END; at += cycle) {
        item.look(at);
      }
      item.end();
    }
    return tally;
  }
}
