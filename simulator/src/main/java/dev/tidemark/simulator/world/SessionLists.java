package dev.tidemark.simulator.world;

import java.util.function.LongConsumer;

/**
 * Which items are in which session: the catalogue is shuffled and dealt out, and shuffled anew when
 * all have had their turn. So each session has its own list, and both questions, who is in a
 * session and when it is an item's turn, are answered at once. Immutable.
 */
final class SessionLists {
  private final long key;
  private final int items;
  private final int perSession;
  private final int round;

  SessionLists(long key, int items, int perSession) {
    this.key = key;
    this.items = items;
    this.perSession = Math.max(1, Math.min(perSession, items / 4));
    this.round = items / this.perSession;
  }

  /** The indexes of the items dealt to a session, in the order of its list. */
  int[] of(long session) {
    Permutation shuffled = shuffled(Math.floorDiv(session, round));
    int first = Math.floorMod(session, round) * perSession;
    int[] list = new int[perSession];
    for (int place = 0; place < perSession; place++) {
      list[place] = (int) shuffled.of(first + place);
    }
    return list;
  }

  boolean includes(long session, int item) {
    long place = shuffled(Math.floorDiv(session, round)).inverse(item);
    return place / perSession == Math.floorMod(session, round);
  }

  /** Runs through the sessions an item is dealt to, by number, while they are wanted. */
  void turns(int item, long first, long last, LongConsumer each) {
    for (long deal = Math.floorDiv(first, round); deal <= Math.floorDiv(last, round); deal++) {
      long turn = shuffled(deal).inverse(item) / perSession;
      long session = deal * round + turn;
      if (turn < round && session >= first && session <= last) {
        each.accept(session);
      }
    }
  }

  private Permutation shuffled(long deal) {
    return new Permutation(Dice.roll(key, deal), items);
  }
}
