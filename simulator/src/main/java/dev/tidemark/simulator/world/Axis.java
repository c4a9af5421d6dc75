package dev.tidemark.simulator.world;

import java.util.List;

/**
 * One way in which the variations of an item differ, such as its colour, and the choices there are.
 */
public record Axis(String name, List<String> options) {
  public Axis {
    options = List.copyOf(options);
  }
}
