package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ModelId;
import java.util.List;

/**
 * A variation of an item.
 *
 * @param name empty when the item has only this one
 * @param tiers its choice along each axis, {@code [0]} when there is no axis
 */
public record DemoModel(ModelId id, String name, List<Integer> tiers) {
  DemoModel(long id, String name, List<Integer> tiers) {
    this(new ModelId(id), name, tiers);
  }

  public DemoModel {
    tiers = List.copyOf(tiers);
  }
}
