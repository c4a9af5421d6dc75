package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.world.DemoItem;

/** Texts about an item that the demo shop says of itself. Stateless. */
public final class Words {
  private Words() {}

  public static String description(DemoItem item) {
    return item.name()
        + " by "
        + item.brand()
        + ", sent from "
        + item.seller().place()
        + ".\nThis is a demo shop: the goods are invented and nothing can be bought.";
  }
}
